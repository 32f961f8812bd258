"""校正刷: what a careful colleague would mark in the content before it is printed."""
