namespace Sipaku.Activities.Aws.SageMaker;

/// <summary>What to do about an endpoint next.</summary>
internal enum EndpointStep
{
    /// <summary>There is none: create it.</summary>
    Create,

    /// <summary>It serves another config: update it.</summary>
    Update,

    /// <summary>It can neither serve nor be updated: delete it, and create it when it is gone.</summary>
    Delete,

    /// <summary>It is changing: look again later.</summary>
    Wait,

    /// <summary>It serves the wanted config.</summary>
    Serving,

    /// <summary>It will not come to serve the wanted config.</summary>
    Failed,
}
