namespace Sipaku.Activities.Aws.SageMaker;

/// <summary>A model and an endpoint config of one name, or what is left of them.</summary>
/// <param name="Name">The name of both.</param>
/// <param name="ConfigArn">The config; <see langword="null"/> where there is none.</param>
/// <param name="HasModel">Whether the model is there.</param>
/// <param name="Run">The run that made them, as its tag says.</param>
/// <param name="IsPublished">Whether a forecast was published with them.</param>
/// <param name="CreatedAt">When they were made.</param>
internal sealed record MadeModel(string Name, string? ConfigArn, bool HasModel, string Run, bool IsPublished, DateTime CreatedAt);
