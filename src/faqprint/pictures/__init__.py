"""画: a picture's file or a URL → what can be drawn; knows neither manuscript nor PDF."""
