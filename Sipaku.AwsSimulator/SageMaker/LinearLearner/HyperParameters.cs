using System.Globalization;

namespace Sipaku.AwsSimulator.SageMaker.LinearLearner;

/// <summary>linear-learner's hyperparameters, checked. Source of names and ranges: ll_hyperparameters.md of the SageMaker guide.</summary>
internal sealed record HyperParameters(int? FeatureDim, int MiniBatchSize)
{
    private const int DefaultMiniBatchSize = 1000;

    private static readonly HashSet<string> _known =
    [
        "accuracy_top_k", "balance_multiclass_weights", "beta_1", "beta_2", "bias_lr_mult", "bias_wd_mult", "binary_classifier_model_selection_criteria",
        "early_stopping_patience", "early_stopping_tolerance", "epochs", "f_beta", "feature_dim", "huber_delta", "init_bias", "init_method", "init_scale",
        "init_sigma", "l1", "learning_rate", "loss", "loss_insensitivity", "lr_scheduler_factor", "lr_scheduler_minimum_lr", "lr_scheduler_step", "margin",
        "mini_batch_size", "momentum", "normalize_data", "normalize_label", "num_calibration_samples", "num_classes", "num_models",
        "num_point_for_scaler", "optimizer", "positive_example_weight_mult", "predictor_type", "quantile", "target_precision", "target_recall",
        "unbias_data", "unbias_label", "use_bias", "use_lr_scheduler", "wd",
    ];

    public static HyperParameters Parse(IReadOnlyDictionary<string, string> given)
    {
        if (given.Keys.FirstOrDefault(k => !_known.Contains(k)) is { } unknown)
        {
            throw new AlgorithmException($"ClientError: Additional properties are not allowed ('{unknown}' was unexpected)");
        }

        if (!given.TryGetValue("predictor_type", out string? predictor))
        {
            throw new AlgorithmException("ClientError: 'predictor_type' is a required property");
        }

        if (predictor != "regressor")
        {
            throw new AlgorithmException($"AlgorithmError: this simulator fits predictor_type regressor only, not {predictor}");
        }

        return new HyperParameters(
            given.GetValueOrDefault("feature_dim", "auto") == "auto" ? null : Positive(given, "feature_dim", 0),
            Positive(given, "mini_batch_size", DefaultMiniBatchSize));
    }

    private static int Positive(IReadOnlyDictionary<string, string> given, string name, int unset)
    {
        if (!given.TryGetValue(name, out string? text))
        {
            return unset;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0
            ? value
            : throw new AlgorithmException($"ClientError: '{text}' is not valid for '{name}': it must be a positive integer");
    }
}
