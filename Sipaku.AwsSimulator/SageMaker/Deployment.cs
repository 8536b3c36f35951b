namespace Sipaku.AwsSimulator.SageMaker;

/// <summary>What serves behind an endpoint: variants with their models loaded.</summary>
internal sealed record Deployment(IReadOnlyList<DeployedVariant> Variants);
