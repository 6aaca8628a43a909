using System.CommandLine;
using Entente.Application.Triage;
using Entente.Infrastructure.Triage;
using Entente.Infrastructure.Triage.Evaluating;
using Entente.Infrastructure.Triage.Learning;
using Entente.Infrastructure.Triage.Transformers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Entente.Api.Commands;

/// <summary><c>triage train</c>, <c>triage evaluate</c> and <c>triage predict</c>: no database, no server.</summary>
public static class TriageCommands
{
    public static Command Create() => new("triage", "Trains, measures and asks the triage.") { Train(), Evaluate(), Predict() };

    private static Command Train()
    {
        var corpora = new Option<DirectoryInfo>("--corpora") { Description = "Folder of the corpora and lexicons.", Required = true };
        var to = new Option<DirectoryInfo>("--out") { Description = "Folder for triage.model.", Required = true };
        var command = new Command("train", "Trains all models; the same corpora give the same bytes.") { corpora, to };
        command.SetAction(parsed =>
            Told(() =>
                TriageTraining.Train(parsed.GetRequiredValue(corpora).FullName, parsed.GetRequiredValue(to).FullName, Console.WriteLine)
            )
        );
        return command;
    }

    private static Command Evaluate()
    {
        var set = new Option<FileInfo>("--set") { Description = "Lines label TAB text, or JSON lines.", Required = true };
        var (model, onnx) = (Model(), Onnx());
        var command = new Command("evaluate", "Macro-F1, confusion, calibration and worst mistakes on a labelled set.")
        {
            set,
            model,
            onnx,
        };
        command.SetAction(parsed =>
            Told(() =>
                EvaluationWriter.Write(
                    TriageEvaluation.Of(
                        Engine(parsed.GetValue(model), parsed.GetValue(onnx)),
                        LabelledSet.Read(parsed.GetRequiredValue(set).FullName)
                    ),
                    Console.Out
                )
            )
        );
        return command;
    }

    private static Command Predict()
    {
        var file = new Argument<FileInfo>("file") { Description = "Lines id TAB text." };
        var (model, onnx) = (Model(), Onnx());
        var command = new Command("predict", "Writes id, sentiment, probability, category, permitted, signals with their places.")
        {
            file,
            model,
            onnx,
        };
        command.SetAction(parsed =>
            Told(() =>
                PredictionWriter.Write(
                    Engine(parsed.GetValue(model), parsed.GetValue(onnx)),
                    File.ReadLines(parsed.GetRequiredValue(file).FullName),
                    Console.Out
                )
            )
        );
        return command;
    }

    private static Option<FileInfo?> Model() => new("--model") { Description = "Another model file than the one that ships." };

    private static Option<DirectoryInfo?> Onnx() =>
        new("--onnx") { Description = "Folder of a transformer that reads the tone, as Triage:Onnx:Directory." };

    private static ITriageEngine Engine(FileInfo? model, DirectoryInfo? onnx)
    {
        var linear = model is null ? new TriageEngine() : TriageEngine.FromFile(model.FullName);
        return onnx is null
            ? linear
            : new TransformerEngine(linear, new TransformerOptions(onnx.FullName), NullLogger<TransformerEngine>.Instance);
    }

    /// <summary>A file that is missing or not what it should be is told in a sentence, not in a stack trace.</summary>
    private static int Told(Action work)
    {
        try
        {
            work();
            return 0;
        }
        catch (Exception wrong)
            when (wrong
                    is IOException
                        or FormatException
                        or InvalidDataException
                        or UnauthorizedAccessException
                        or UnusableTransformerException
            )
        {
            Console.Error.WriteLine(wrong.Message);
            return 1;
        }
    }
}
