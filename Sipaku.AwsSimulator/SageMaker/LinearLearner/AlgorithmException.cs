namespace Sipaku.AwsSimulator.SageMaker.LinearLearner;

/// <summary>A training job that fails, with the reason as the service words it.</summary>
internal sealed class AlgorithmException(string reason) : Exception(reason);
