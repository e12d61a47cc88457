"""Help in the language of the run, read off commands and parameters; what it says stands in ``messages.help``."""

from collections.abc import Sequence

from msgspec import Struct
from typer._click import Command as ClickCommand
from typer._click import Context, HelpFormatter, Parameter  # Typer names them nowhere else
from typer._click.exceptions import UsageError
from typer._click.shell_completion import CompletionItem
from typer._completion_shared import Shells
from typer.completion import install_callback, show_callback
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from itleiter_cli.catalog.names import nearest
from itleiter_cli.console.options import SHARED
from itleiter_cli.console.session import Session
from itleiter_cli.messages import help as texts
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.messages.language import Language

_WIDEST_NAME = 26
"""Characters of the left column; the meaning of a longer name begins on a line of its own."""


_OF_COMPLETION = {"install_completion": install_callback, "show_completion": show_callback}
"""Typer's own flags, which find the shell by themselves, and what they do with one that is named."""


class Entry(Struct, frozen=True):
    """What is typed, and what it means."""

    name: str
    meaning: str


class Description(Struct, frozen=True):
    """All that help says of a command, or of the whole."""

    called: str
    takes: str
    sentence: str
    more: str
    examples: Sequence[str]
    arguments: Sequence[Entry]
    options: Sequence[Entry]
    shared: Sequence[Entry]
    commands: Sequence[Entry]


def describe(ctx: Context, language: Language) -> Description:
    """Describe the command of a context in a language."""
    name = (ctx.info_name or "") if ctx.parent else ""
    arguments = [each for each in ctx.command.get_params(ctx) if isinstance(each, TyperArgument)]
    options, shared = _options(ctx)
    commands = ctx.command.list_commands(ctx) if isinstance(ctx.command, TyperGroup) else []
    takes = ["options-metavar", *(["command-metavar"] if commands else [])]
    return Description(
        called=ctx.command_path,
        takes=" ".join([language.side(texts.WORDS[key]) for key in takes] + _placeholders(arguments, language)),
        sentence=language.side(texts.COMMANDS[name]),
        more=language.side(texts.MORE.get(name, ("", ""))),
        examples=texts.EXAMPLES[name] if name else _first_steps(language),
        arguments=list(
            map(Entry, _placeholders(arguments, language), [_meaning(each, ctx, language) for each in arguments])
        ),
        options=[_option(each, ctx, language) for each in options],
        shared=[_option(each, ctx, language) for each in shared],
        commands=[Entry(each, language.side(texts.COMMANDS[each])) for each in commands],
    )


def _options(ctx: Context) -> tuple[list[TyperOption], list[TyperOption]]:
    """Return the options of a command's own, and those that commands share; to the whole, all are its own."""
    options = [each for each in ctx.command.get_params(ctx) if isinstance(each, TyperOption) and not each.hidden]
    shared = [each for each in options if ctx.parent and (each.rich_help_panel == SHARED or each.name == "help")]
    return [each for each in options if each not in shared], shared


def _first_steps(language: Language) -> list[str]:
    widest = max(map(len, texts.FIRST_STEPS))
    return [f"{line:{widest}}   {language.side(meaning)}" for line, meaning in texts.FIRST_STEPS.items()]


def _meaning(parameter: TyperArgument | TyperOption, ctx: Context, language: Language) -> str:
    """Return what a parameter means in a language: in this command, else in all."""
    key = parameter_key(parameter)
    sides = texts.PARAMETERS.get(f"{ctx.info_name} {key}") or texts.PARAMETERS.get(key)
    return language.side(sides) if sides else parameter.help or ""


def parameter_key(parameter: Parameter) -> str:
    """Return the name of a parameter in the table of meanings: ``--format``, ``CITY``."""
    if isinstance(parameter, TyperOption):
        return next((name for name in parameter.opts if name.startswith("--")), parameter.opts[0])
    return parameter.metavar or (parameter.name or "").upper()


def name_of(parameter: Parameter, language: Language) -> str:
    """Return what a parameter is called where something is wrong with it: ``--format``, ``STADT``."""
    key = parameter_key(parameter)
    return key if isinstance(parameter, TyperOption) else _metavar(key, language)


def _metavar(key: str, language: Language) -> str:
    return language.side(texts.METAVARS.get(key, (key, key)))


def _placeholders(arguments: Sequence[TyperArgument], language: Language) -> list[str]:
    """Write arguments as people know them: ``CITY...``, in brackets where it may be left out."""
    written = [f"{name_of(each, language)}{'...' if each.nargs != 1 else ''}" for each in arguments]
    return [name if each.required else f"[{name}]" for name, each in zip(written, arguments, strict=True)]


def choices_of(parameter: Parameter, ctx: Context) -> list[str]:
    """Return what can be typed for an option with choices: what the shell would offer."""
    if not getattr(parameter.type, "choices", ()):
        return []
    return [item.value for item in parameter.shell_complete(ctx, "")]


def bounds_of(parameter: Parameter, language: Language) -> str:
    """Say between which numbers a value lies; nothing for what is no number or has no bounds."""
    low, high = getattr(parameter.type, "min", None), getattr(parameter.type, "max", None)
    key = {(True, True): "from-to", (True, False): "at-least", (False, True): "at-most"}.get(
        (low is not None, high is not None)
    )
    written = {name: language.number(value) for name, value in (("low", low), ("high", high)) if value is not None}
    return language.side(texts.WORDS[key]).format_map(written) if key else ""


def _option(option: TyperOption, ctx: Context, language: Language) -> Entry:
    name = ", ".join(sorted(option.opts, key=lambda each: each.startswith("--")))
    choices = choices_of(option, ctx)
    remarks = []
    if not option.is_flag:
        name += f" {_metavar(option.metavar, language) if option.metavar else '|'.join(choices) or 'TEXT'}"
        remarks.append(", ".join(choices) if option.metavar else "")
        if getattr(option.type, "max", None):  # that a number is at least 1 goes without saying
            remarks.append(bounds_of(option, language))
        if isinstance(option.default, str | int):
            remarks.append(language.side(texts.WORDS["default"]).format(value=option.default))
    remark = "; ".join(filter(None, remarks))
    meaning = _meaning(option, ctx, language)
    return Entry(name, f"{meaning} [{remark}]".strip() if remark else meaning)


def typed_for(parameter: Parameter, ctx: Context) -> list[str]:
    """Return what was typed for a parameter whose value is wrong."""
    typed = ctx.command.make_parser(ctx).parse_args(list(ctx.args))[0].get(parameter.name or "")
    return [str(each) for each in (typed if isinstance(typed, list | tuple) else [typed])]


def _language(ctx: Context) -> Language:
    return ctx.ensure_object(Session).language


def _write(ctx: Context, formatter: HelpFormatter) -> None:
    language = _language(ctx)
    described = describe(ctx, language)

    def heading(key: str) -> str:
        return language.side(texts.WORDS[key])

    formatter.write_usage(described.called, described.takes, prefix=f"{heading('usage')}: ")
    examples = "\n".join(["\b", f"{heading('examples')}:", *(f"  {line}" for line in described.examples)])
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text("\n\n".join(filter(None, [described.sentence, described.more, examples])))
    options = [*described.options, *described.shared]
    widest = max(len(each.name) for each in options if len(each.name) <= _WIDEST_NAME)
    for key, entries in (
        ("commands", described.commands),
        ("arguments", described.arguments),
        ("options", described.options),
        ("shared", described.shared),
    ):
        if entries:
            with formatter.section(heading(key)):
                width = widest if entries[0] in options else 0  # both groups of options as wide
                formatter.write_dl([(f"{each.name:{width}}", each.meaning) for each in entries], col_max=_WIDEST_NAME)


class _LocalizedCommand(ClickCommand):
    """What all commands have in common: help and suggestions in the language of the run."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse the words that follow, and keep them for an error about one of them."""
        ctx.args = list(args)
        try:
            return super().parse_args(ctx, args)
        except UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write what help says."""
        _write(ctx, formatter)

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """Suggest commands and options, with what they mean."""
        for each in self.get_params(ctx):
            if isinstance(each, TyperArgument | TyperOption):  # which suggestions are made of
                each.help = _meaning(each, ctx, _language(ctx))
        return super().shell_complete(ctx, incomplete)


class Command(_LocalizedCommand, TyperCommand):
    """A command."""

    allow_extra_args = True  # so that what is left over is told in that language as well

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse the words after the command. Raises UsageProblem where some are left over."""
        # words behind the value of an option may be the rest of it
        behind_option = any(word.startswith("-") for word in args)
        left_over = super().parse_args(ctx, args)
        if left_over and not ctx.resilient_parsing:
            see_help = text("see-help-or-quote" if behind_option else "see-help", command=ctx.command_path)
            raise UsageProblem(text("words-left-over", typed=" ".join(left_over)), see_help)
        return left_over


class Group(_LocalizedCommand, TyperGroup):
    """All commands together."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse all words. Raises UsageProblem where what follows a flag of completion is no shell."""
        first = next((each for each in self.get_params(ctx) if args and args[0] in each.opts), None)
        if isinstance(first, TyperOption) and first.is_flag and first.name in _OF_COMPLETION and len(args) > 1:
            shells = [each.value for each in Shells]
            if args[1:] not in [[each] for each in shells]:
                message = text("words-left-over", typed=" ".join(args[1:]))
                raise UsageProblem(message, text("choice-hint", known=shells))
            _OF_COMPLETION[first.name](ctx, first, args[1])  # which ends the run
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, ClickCommand | None, list[str]]:
        """Find the command that is called. Raises UsageProblem where there is none, with those that are like it."""
        typed = args[0]
        if typed not in self.commands and not ctx.resilient_parsing:
            small = typed.lower()
            near = [name for name in self.commands if small and name.startswith(small)] or nearest(small, self.commands)
            hint = text("did-you-mean", names=near) if near else text("see-commands")
            raise UsageProblem(text("command-unknown", typed=typed), hint)
        return super().resolve_command(ctx, args)
