using System.Text.Json.Nodes;

namespace Sipaku.AwsSimulator.SageMaker;

/// <summary>Something that a List operation lists.</summary>
internal interface IListed
{
    string Name { get; }

    string Arn { get; }

    DateTimeOffset CreatedAt { get; }

    DateTimeOffset ModifiedAt { get; }

    string? Status { get; }

    JsonObject ToSummary();
}
