"""What is wrong with a command line, in the language of the run: Typer's errors by their class and what they carry."""

from typer._click import Context, Parameter
from typer._click.exceptions import (  # Typer names few of them in public
    BadOptionUsage,
    BadParameter,
    ClickException,
    MissingParameter,
    NoSuchOption,
    UsageError,
)
from typer._click.types import IntRange
from typer.core import TyperOption

from itleiter_cli.console.help import bounds_of, choices_of, name_of, typed_for
from itleiter_cli.messages.errors import Text, UsageProblem, text
from itleiter_cli.messages.language import Language


def usage_problem(error: ClickException, language: Language) -> UsageProblem:
    """Return an error of Typer's as one of ours; what Typer words itself and does not say in values stays as it is."""
    ctx = error.ctx if isinstance(error, UsageError) else None
    see_help = text("see-help", command=ctx.command_path) if ctx else None
    match error:
        case NoSuchOption(possibilities=near):
            hint = text("did-you-mean", names=list(near)) if near else see_help
            return UsageProblem(text("option-unknown", typed=error.option_name), hint)
        case BadOptionUsage():
            return UsageProblem(_option_misused(error), see_help)
        case MissingParameter(param=param) if param:
            return UsageProblem(text("parameter-missing", name=name_of(param, language)), see_help)
        case BadParameter(param=param) if param and ctx:
            return _bad_value(error, param, ctx, language)
        case _:
            return UsageProblem(text("usage-said", message=error.format_message()), see_help)


def _bad_value(error: BadParameter, parameter: Parameter, ctx: Context, language: Language) -> UsageProblem:
    name, typed = name_of(parameter, language), typed_for(parameter, ctx)
    if choices := choices_of(parameter, ctx):
        wrong = [text("quoted", word=each) for each in typed if each not in choices]
        return UsageProblem(text("value-no-choice", name=name, typed=wrong), text("choice-hint", known=choices))
    see_help = text("see-help", command=ctx.command_path)
    if bounds := bounds_of(parameter, language):
        key = "value-no-whole-number" if isinstance(parameter.type, IntRange) else "value-out-of-bounds"
        return UsageProblem(text(key, name=name, bounds=bounds, typed=typed[0]), see_help)
    return UsageProblem(text("value-bad", name=name, message=error.message), see_help)


def _option_misused(error: BadOptionUsage) -> Text:
    """Say whether the option lacks a value or has one too many: a flag takes none."""
    options = error.ctx.command.get_params(error.ctx) if error.ctx else []
    flag = any(isinstance(each, TyperOption) and each.is_flag for each in options if error.option_name in each.opts)
    return text("option-takes-none" if flag else "option-needs-value", option=error.option_name)
