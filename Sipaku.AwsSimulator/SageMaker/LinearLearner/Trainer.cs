using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sipaku.AwsSimulator.Http;
using Sipaku.AwsSimulator.Storage;

namespace Sipaku.AwsSimulator.SageMaker.LinearLearner;

/// <summary>Trains what a CreateTrainingJob request asks for, with linear-learner's own refusals.</summary>
internal static partial class Trainer
{
    public static bool IsLinearLearner(string? image) => image is not null && LinearLearnerImage().IsMatch(image);

    /// <summary>Trains and measures.</summary>
    /// <exception cref="AlgorithmException">The job fails.</exception>
    public static async Task<(LinearModel Model, IReadOnlyDictionary<string, double> Metrics)> TrainAsync(JsonObject request, IBucketStore buckets)
    {
        if (!IsLinearLearner(request.Child("AlgorithmSpecification")?.Text("TrainingImage")))
        {
            throw new AlgorithmException("AlgorithmError: this simulator runs the built-in linear-learner only");
        }

        HyperParameters parameters = HyperParameters.Parse(
            request.Child("HyperParameters")?.ToDictionary(p => p.Key, p => p.Value!.GetValue<string>()) ?? []);
        Dictionary<string, JsonObject> channels = request.Children("InputDataConfig").ToDictionary(c => c.Text("ChannelName")!);
        if (!channels.TryGetValue("train", out JsonObject? trainChannel))
        {
            throw new AlgorithmException("ClientError: 'train' is a required channel");
        }

        LabelledRows train = await LabelledRows.ReadAsync(trainChannel, buckets);
        Check(train, "train", parameters);
        if (train.Count < parameters.MiniBatchSize)
        {
            throw new AlgorithmException(
                $"ClientError: mini_batch_size {parameters.MiniBatchSize} is greater than the number of records, {train.Count}, in the train channel");
        }

        LinearModel model = LinearModel.Fit(train);
        Dictionary<string, double> metrics = new() { ["train:objective_loss"] = MeanSquare(model, train) };
        if (channels.TryGetValue("validation", out JsonObject? validationChannel))
        {
            LabelledRows validation = await LabelledRows.ReadAsync(validationChannel, buckets);
            Check(validation, "validation", parameters);
            double mse = MeanSquare(model, validation);
            metrics["validation:objective_loss"] = mse;
            metrics["validation:mse"] = mse;
            metrics["validation:rmse"] = Math.Sqrt(mse);
            metrics["validation:absolute_loss"] = Errors(model, validation).Average(Math.Abs);
        }

        return (model, metrics);
    }

    private static void Check(LabelledRows rows, string channel, HyperParameters parameters)
    {
        if (rows.Count == 0)
        {
            throw new AlgorithmException($"ClientError: No data was found in the {channel} channel");
        }

        if (parameters.FeatureDim is { } dim && rows.Features[0].Length != dim)
        {
            throw new AlgorithmException(
                $"ClientError: Unable to read data channel '{channel}': feature_dim is {dim}, the data have {rows.Features[0].Length} features");
        }
    }

    private static double MeanSquare(LinearModel model, LabelledRows rows) => Errors(model, rows).Average(e => e * e);

    private static IEnumerable<double> Errors(LinearModel model, LabelledRows rows) =>
        rows.Features.Zip(rows.Labels, (features, label) => model.Predict(features) - label);

    [GeneratedRegex("/linear-learner:[0-9a-z.-]+$")]
    private static partial Regex LinearLearnerImage();
}
