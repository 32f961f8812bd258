"""``faqprint completion``: a script that completes verbs and options in a shell.

By hand, because a library that completes runs the program at each press of the key, which takes its whole start, and must be
installed beside it; this script holds all words itself.
"""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Any, cast

from ..errors import UsageError
from ..named_tuple import NamedTuple
from .outcome import Outcome

if TYPE_CHECKING:
    from .progress import Progress
    from .words import Words


class ShellOption(NamedTuple):
    """An option as a shell knows it."""

    #: ``-o`` and ``--output``.
    names: tuple[str, ...]
    help: str
    #: The words that it takes; ``None``: none or any.
    choices: tuple[str, ...] | None
    #: Whether a value follows it, and whether that is the name of a file or folder.
    valued: bool
    filed: bool


class ShellVerb(NamedTuple):
    """A verb with its options, and the words that may follow it where no file's name does."""

    name: str
    help: str
    options: tuple[ShellOption, ...]
    words: tuple[str, ...] = ()


class _OptionList:
    """Takes what a verb adds to its parser, as options of a shell."""

    def __init__(self) -> None:
        self.options: list[ShellOption] = []
        self.words: tuple[str, ...] = ()

    def add_argument(self, *names: str, **settings: Any) -> None:
        """Take an option, or the words that may stand for what is named without one."""
        choices = tuple(settings["choices"]) if settings.get("choices") else None
        if names[0].startswith("-"):
            valued = settings.get("action", "store") == "store"
            metavar = settings.get("metavar") or ""
            filed = valued and any(word in metavar for word in ("FILE", "DIR", "."))
            self.options.append(ShellOption(names, settings.get("help") or "", choices, valued, filed))
        else:
            self.words = choices or ()


def add_options(parser: ArgumentParser, words: Words) -> None:
    """The options of ``completion``."""
    parser.add_argument(
        "shell",
        choices=tuple(_SCRIPTS),
        metavar="SHELL",
        help=words.pick(f"シェルの名前（{', '.join(_SCRIPTS)}）", f"the shell ({', '.join(_SCRIPTS)})"),
    )


def run(options: Namespace, words: Words, progress: Progress) -> Outcome:
    """Print the script of a shell; how to use it stands at its head.  Raises ``UsageError`` for a shell that has none."""
    script = _SCRIPTS.get(options.shell)
    if script is None:
        raise UsageError("arguments", reason=words.pick(f"シェルは {'、'.join(_SCRIPTS)} です", f"one of {', '.join(_SCRIPTS)}"))
    text = "\n".join(script(shell_verbs(words))) + "\n"
    return Outcome(report=text, result={"shell": options.shell, "script": text})


def shell_verbs(words: Words) -> tuple[ShellVerb, ...]:
    """Give all verbs with their options."""
    from .arguments import VERBS

    common = (
        ShellOption(("--json",), words.pick("結果を JSON で表示する", "report as JSON"), None, False, False),
        ShellOption(("--quiet",), words.pick("誤りのほかは表示しない", "print nothing but faults"), None, False, False),
        ShellOption(("--lang",), words.pick("表示の言語", "language of the messages"), ("ja", "en"), True, False),
        ShellOption(("-h", "--help"), words.pick("説明を表示する", "show the help"), None, False, False),
    )
    found = []
    for name, texts in VERBS.items():
        taken = _OptionList()
        module = import_module(f".{name}{'_' * iskeyword(name)}", __package__)
        module.add_options(cast("ArgumentParser", taken), words)
        found.append(ShellVerb(name, words.pick(*texts), (*taken.options, *common), taken.words))
    helping = ShellVerb("help", words.pick("命令の説明を表示する", "show the help of a command"), (), tuple(VERBS))
    return (*found, helping)


# --- scripts ----------------------------------------------------------------------------------------------------------


def _bash(verbs: Sequence[ShellVerb]) -> Iterator[str]:
    yield '# faqprint: eval "$(faqprint completion bash)" in ~/.bashrc'
    yield "_faqprint() {"
    yield '    local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" verb="" word words=""'
    yield '    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do'
    yield '        case "$word" in -*|ja|en) ;; *) verb="$word"; break ;; esac'
    yield "    done"
    yield "    COMPREPLY=()"
    for names, choices in _choices(verbs).items():
        yield f'    case "$prev" in {names}) COMPREPLY=($(compgen -W "{" ".join(choices)}" -- "$cur")); return ;; esac'
    yield '    case "$verb" in'
    yield f'        "") words="{" ".join(verb.name for verb in verbs)} --help --version --lang" ;;'
    for verb in verbs:
        yield f'        {verb.name}) words="{" ".join((*verb.words, *_names(verb)))}" ;;'
    yield "    esac"
    yield '    [[ -n "$verb" && "$cur" != -* && "$words" == -* ]] && return  # the name of a file'
    yield '    COMPREPLY=($(compgen -W "$words" -- "$cur"))'
    yield "}"
    yield "complete -o default -F _faqprint faqprint"


def _zsh(verbs: Sequence[ShellVerb]) -> Iterator[str]:
    yield "#compdef faqprint"
    yield '# faqprint: eval "$(faqprint completion zsh)" in ~/.zshrc, behind compinit'
    yield "_faqprint() {"
    yield "    local -a verbs=("
    for verb in verbs:
        yield f"        {_quote_unix(f'{verb.name}:{verb.help}')}"
    yield "    )"
    yield "    local -i at=2  # where the verb stands: --lang may stand before it"
    yield '    while (( at < CURRENT )) && [[ "$words[at]" == -* || "$words[at-1]" == --lang ]]; do (( at++ )); done'
    yield "    if (( CURRENT == at )); then"
    yield "        _describe -t commands faqprint verbs"
    yield "        return"
    yield "    fi"
    yield '    local verb="$words[at]"'
    yield "    shift $(( at - 1 )) words"
    yield "    (( CURRENT -= at - 1 ))"
    yield '    case "$verb" in'
    for verb in verbs:
        yield f"        {verb.name}) _arguments \\"
        for option in verb.options:
            value = f":value:{_zsh_values(option.choices, option.filed)}" if option.valued else ""
            names = option.names[0] if len(option.names) == 1 else f"{{{','.join(option.names)}}}"
            about = option.help.replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")
            yield f"            {names}{_quote_unix(f'[{about}]{value}')} \\"
        yield f"            {_quote_unix(f'*:value:{_zsh_values(verb.words, True)}')} ;;"
    yield "    esac"
    yield "}"
    yield 'if [[ "$funcstack[1]" == _faqprint ]]; then _faqprint "$@"; else compdef _faqprint faqprint; fi'


def _zsh_values(words: Sequence[str] | None, filed: bool) -> str:
    return f"({' '.join(words)})" if words else "_files" if filed else ""


def _fish(verbs: Sequence[ShellVerb]) -> Iterator[str]:
    yield "# faqprint: faqprint completion fish > ~/.config/fish/completions/faqprint.fish"
    yield "complete -c faqprint -e"
    none = _quote_unix(f"not __fish_seen_subcommand_from {' '.join(verb.name for verb in verbs)}")
    for verb in verbs:
        yield f"complete -c faqprint -n {none} -f -a {verb.name} -d {_quote_unix(verb.help)}"
        condition = _quote_unix(f"__fish_seen_subcommand_from {verb.name}")
        if verb.words:
            yield f"complete -c faqprint -n {condition} -f -a {_quote_unix(' '.join(verb.words))}"
        for option in verb.options:
            names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
            value = f" -x -a {_quote_unix(' '.join(option.choices))}" if option.choices else " -r" if option.filed else ""
            value = value or (" -x" if option.valued else "")
            yield f"complete -c faqprint -n {condition} {names}{value} -d {_quote_unix(option.help)}"


def _powershell(verbs: Sequence[ShellVerb]) -> Iterator[str]:
    yield "# faqprint: faqprint completion powershell | Out-String | Invoke-Expression   ($PROFILE に書きます)"
    yield "Register-ArgumentCompleter -Native -CommandName faqprint -ScriptBlock {"
    yield "    param($word, $ast, $position)"
    yield "    $verbs = [ordered]@{"
    for verb in verbs:
        yield f"        {_quote_powershell(verb.name)} = {_quote_powershell(verb.help)}"
    yield "    }"
    yield "    $options = @{"
    for verb in verbs:
        yield f"        {_quote_powershell(verb.name)} = [ordered]@{{"
        for word in verb.words:
            yield f"            {_quote_powershell(word)} = {_quote_powershell(word)}"
        for option in verb.options:
            for name in option.names:
                yield f"            {_quote_powershell(name)} = {_quote_powershell(option.help or name)}"
        yield "        }"
    yield "    }"
    yield "    $typed = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })"
    yield "    $verb = $typed | Where-Object { $verbs.Contains($_) -and $_ -ne $word } | Select-Object -First 1"
    yield "    $words = if ($verb) { $options[$verb] } else { $verbs }"
    yield '    $words.Keys | Where-Object { $_ -like "$word*" } | ForEach-Object {'
    yield "        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $words[$_])"
    yield "    }"
    yield "}"


_SCRIPTS = {"bash": _bash, "zsh": _zsh, "fish": _fish, "powershell": _powershell}


def _names(verb: ShellVerb) -> Iterator[str]:
    yield from (name for option in verb.options for name in option.names)


def _choices(verbs: Sequence[ShellVerb]) -> Mapping[str, tuple[str, ...]]:
    """The options that take one of a few words, each once, as a pattern of bash."""
    return {"|".join(o.names): o.choices for verb in verbs for o in verb.options if o.choices}


def _quote_unix(text: str) -> str:
    """Put a text between single quotes for a shell of Unix."""
    return "'" + text.replace("'", "'\\''") + "'"


def _quote_powershell(text: str) -> str:
    """Put a text between single quotes for PowerShell, to which curly ones are quotes as well."""
    return "'" + re.sub("(['‘’‚‛])", r"\1\1", text) + "'"
