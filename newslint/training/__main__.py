"""Command line: `python -m newslint.training train|fit|export|calibrate|reference|figures`."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from newslint.training.decode import packaged_folder

FIT_CASES = 6000
AGAIN_RATES = (0.6, 0.5, 0.6, 0.5)
"""Learning rates of the second time and those after it, by that of the first."""


_TAUGHT_FROM, _AVERAGED = 4, 3


def _train(arguments: argparse.Namespace) -> None:
    """Train, and again from the result with lower rates and another seed, as often as asked.

    From the fourth time on the results of the last two times teach on raw text. What counts is the
    mean of the last three.
    """
    from newslint.training.loop import Settings, average, train

    first = Settings(
        steps=arguments.steps,
        minutes=arguments.minutes,
        seed=arguments.seed,
        threads=arguments.threads,
        encoder_rate=arguments.rate,
        head_rate=10 * arguments.rate,
        layers=arguments.layers,
    )
    done = [train(arguments.data, arguments.output, first, arguments.start, arguments.teachers)]
    for time, (steps, share) in enumerate(zip(arguments.again, AGAIN_RATES, strict=False), 2):
        rate = share * arguments.rate
        again = replace(
            first,
            steps=steps,
            seed=arguments.seed + time - 1,
            encoder_rate=rate,
            head_rate=10 * rate,
        )
        output = arguments.output / f"again{time}"
        teachers = done[-2:] if time >= _TAUGHT_FROM else ()
        done.append(train(arguments.data, output, again, done[-1], teachers))
    arguments.checkpoint = average(done[-_AVERAGED:], arguments.output / "mean.pt")
    print(f"wrote {arguments.checkpoint}")
    _fit(arguments)


def _fit(arguments: argparse.Namespace) -> None:
    import torch

    from newslint.training.corpora import read_news
    from newslint.training.fitloop import train_fit
    from newslint.training.loop import Settings, load, save

    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    net = load(arguments.checkpoint, with_fit=False)
    if arguments.head:
        net.fitness.load_state_dict(load(arguments.head).fitness.state_dict())
    else:
        train_fit(net.fitness, read_news(arguments.data), arguments.fit_cases, arguments.seed)
    arguments.output.mkdir(parents=True, exist_ok=True)
    save(net, Settings(layers=net.encoder.kept), 0, arguments.output / "model.pt")
    print(f"wrote {arguments.output / 'model.pt'}")


def _export(arguments: argparse.Namespace) -> None:
    from newslint.training.calibrate import calibrate
    from newslint.training.export import export

    export(arguments.checkpoint, arguments.weights, quantised=not arguments.float)
    if arguments.data is not None:
        calibrate(arguments.data, arguments.weights, arguments.words)


def _calibrate(arguments: argparse.Namespace) -> None:
    from newslint.training.calibrate import calibrate

    calibrate(arguments.data, arguments.weights, arguments.words)


def _reference(arguments: argparse.Namespace) -> None:
    from newslint.training.reference import write_reference

    write_reference(arguments.output, arguments.weights)


def _figures(arguments: argparse.Namespace) -> None:
    from newslint.training.figures import fit_figures

    fit_figures(arguments.data, arguments.decision, arguments.output)


def _numbers(listed: str) -> tuple[int, ...]:
    return tuple(int(number) for number in listed.split(",") if number)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="newslint.training", description=__doc__)
    commands = parser.add_subparsers(required=True)

    train = commands.add_parser("train", help="train from MiniLM, then the fit head")
    train.add_argument("--steps", type=int, default=5200)
    train.add_argument(
        "--again",
        type=_numbers,
        default=(4500, 4300, 3500, 2000),
        help="steps of the second time, the third and so on",
    )
    train.add_argument("--minutes", type=float, default=600.0, help="end the schedule by then")
    train.add_argument("--rate", type=float, default=1e-4, help="learning rate of the encoder")
    train.add_argument("--start", type=Path, help="continue from a checkpoint")
    train.add_argument(
        "--teachers", type=Path, nargs="*", default=(), help="checkpoints that teach on raw text"
    )
    train.add_argument(
        "--layers",
        type=_numbers,
        default=tuple(range(6)),
        help="layers of MiniLM to keep, such as 0,1,2,3",
    )
    train.set_defaults(run=_train)

    fit = commands.add_parser("fit", help="train only the sentence-fit head of a checkpoint")
    fit.add_argument("checkpoint", type=Path)
    fit.set_defaults(run=_fit)
    for command in (train, fit):
        command.add_argument("--data", type=Path, required=True, help="the data folder")
        command.add_argument("--output", type=Path, required=True, help="folder for checkpoints")
        command.add_argument("--seed", type=int, default=1)
        command.add_argument("--threads", type=int, default=2)
        command.add_argument("--fit-cases", type=int, default=FIT_CASES)
        command.add_argument("--head", type=Path, help="take the fit head of another checkpoint")

    export = commands.add_parser("export", help="write the int8 files, and calibrate with --data")
    export.add_argument("checkpoint", type=Path)
    export.add_argument("--data", type=Path, help="the data folder")
    export.add_argument("--float", action="store_true", help="leave the graph unquantised")
    export.set_defaults(run=_export)
    calibrate = commands.add_parser("calibrate", help="set the thresholds of exported files")
    calibrate.add_argument("--data", type=Path, required=True, help="the data folder")
    calibrate.set_defaults(run=_calibrate)
    reference = commands.add_parser("reference", help="freeze the outputs on fixed sentences")
    reference.add_argument("output", type=Path, help="JSON file to write")
    reference.set_defaults(run=_reference)
    figures = commands.add_parser("figures", help="weigh what makes two figures one told twice")
    figures.add_argument("--data", type=Path, required=True, help="the data folder")
    figures.add_argument("--decision", required=True, help="module that decides with the weights")
    figures.add_argument("--output", type=Path, required=True, help="file of weights to write")
    figures.set_defaults(run=_figures)
    for command in (export, calibrate, reference):
        command.add_argument("--weights", type=Path, default=packaged_folder())
    for command in (export, calibrate):
        command.add_argument(
            "--words", type=int, default=260_000, help="clean words to set thresholds on"
        )
    return parser


if __name__ == "__main__":
    chosen = _parser().parse_args()
    chosen.run(chosen)
