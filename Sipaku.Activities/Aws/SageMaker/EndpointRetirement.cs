using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Sipaku.Activities.Aws.Errors;
using Sipaku.Activities.Aws.Naming;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws.SageMaker;

/// <summary>
/// Deletes models and configs that Sipaku made for its endpoint and that serve no more: never those that the endpoint uses, never
/// those without Sipaku's tag.
/// </summary>
internal sealed class EndpointRetirement(
    IAmazonSageMaker sageMaker, EndpointChange endpoint, SageMakerTags tags, SipakuSettings settings)
{
    private readonly AwsResource _all = new("models and endpoint configs of", settings.EndpointName, "");

    /// <summary>After a published forecast: its config and the one published before it stay.</summary>
    public async Task KeepAsync(string config, CancellationToken cancellation)
    {
        List<MadeModel> made = await FindAsync(cancellation);
        EndpointView? view = await endpoint.ViewAsync(cancellation);
        MadeModel? current = made.Find(one => one.Name == config);
        if (current is not { IsPublished: true } && view?.Config != config)
        {
            // An attempt that a later one of the same run has overtaken.
            await DeleteAsync(made.Where(one => one == current && view?.Uses(one.Name) != true), cancellation);
            return;
        }

        if (current is { ConfigArn: { } arn, IsPublished: false })
        {
            await tags.SetAsync(arn, SageMakerTags.Published, "true", cancellation);
        }

        if (settings.Endpoint.DeleteAfterPublish && view is not null && view.Config == config && view.Status != EndpointStatus.Deleting)
        {
            await endpoint.DeleteAsync(cancellation);
        }

        string? previous = made.Where(one => one.IsPublished && one.Name != config).MaxBy(one => one.CreatedAt)?.Name;
        await DeleteAsync(
            made.Where(one => one.Name != config && one.Name != previous && view?.Uses(one.Name) != true), cancellation);
    }

    /// <summary>
    /// After a run that published nothing: what it made goes, the endpoint too if the run created it. An endpoint that it only updated
    /// stays in service with its config.
    /// </summary>
    public async Task DropAsync(string runId, CancellationToken cancellation)
    {
        string run = AwsNames.TagValue(runId);
        List<MadeModel> made = await FindAsync(cancellation);
        made.RemoveAll(one => one.Run != run || one.IsPublished);
        EndpointView? view = await endpoint.ViewAsync(cancellation);
        if (view is not null && view.Status != EndpointStatus.Deleting && made.Exists(one => view.Uses(one.Name)))
        {
            bool created = (await tags.ReadAsync(view.Arn, cancellation)).GetValueOrDefault(AwsNames.RunTag) == run;
            if (created || view.Status == EndpointStatus.Failed)
            {
                await endpoint.DeleteAsync(cancellation);
                view = null;
            }
            else if (view.IsChanging)
            {
                throw new CapacityException($"The endpoint is {view.Status}: what the run made for it can be deleted only afterwards.");
            }
        }

        await DeleteAsync(made.Where(one => view?.Uses(one.Name) != true), cancellation);
    }

    private async Task<List<MadeModel>> FindAsync(CancellationToken cancellation)
    {
        string prefix = AwsNames.ModelPrefix(settings.EndpointName);
        Dictionary<string, EndpointConfigSummary> configs = await ListConfigsAsync(prefix, cancellation);
        Dictionary<string, ModelSummary> models = await ListModelsAsync(prefix, cancellation);
        List<MadeModel> made = new();
        foreach (string name in configs.Keys.Union(models.Keys))
        {
            EndpointConfigSummary? config = configs.GetValueOrDefault(name);
            ModelSummary? model = models.GetValueOrDefault(name);
            IReadOnlyDictionary<string, string> known = await tags.ReadAsync(config?.EndpointConfigArn ?? model!.ModelArn, cancellation);
            if (known.TryGetValue(AwsNames.RunTag, out string? run))
            {
                made.Add(new MadeModel(
                    name,
                    config?.EndpointConfigArn,
                    model is not null,
                    run,
                    known.ContainsKey(SageMakerTags.Published),
                    config?.CreationTime ?? model?.CreationTime ?? DateTime.MinValue));
            }
        }

        return made;
    }

    private async Task<Dictionary<string, EndpointConfigSummary>> ListConfigsAsync(string prefix, CancellationToken cancellation)
    {
        Dictionary<string, EndpointConfigSummary> found = new();
        ListEndpointConfigsRequest request = new() { NameContains = prefix };
        do
        {
            ListEndpointConfigsResponse page = await AwsErrors.GuardAsync(
                "sagemaker:ListEndpointConfigs", _all, () => sageMaker.ListEndpointConfigsAsync(request, cancellation), cancellation);
            foreach (EndpointConfigSummary config in (page.EndpointConfigs ?? []).Where(one => one.EndpointConfigName.StartsWith(prefix, StringComparison.Ordinal)))
            {
                found[config.EndpointConfigName] = config;
            }

            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
        return found;
    }

    private async Task<Dictionary<string, ModelSummary>> ListModelsAsync(string prefix, CancellationToken cancellation)
    {
        Dictionary<string, ModelSummary> found = new();
        ListModelsRequest request = new() { NameContains = prefix };
        do
        {
            ListModelsResponse page = await AwsErrors.GuardAsync(
                "sagemaker:ListModels", _all, () => sageMaker.ListModelsAsync(request, cancellation), cancellation);
            foreach (ModelSummary model in (page.Models ?? []).Where(one => one.ModelName.StartsWith(prefix, StringComparison.Ordinal)))
            {
                found[model.ModelName] = model;
            }

            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
        return found;
    }

    private async Task DeleteAsync(IEnumerable<MadeModel> retired, CancellationToken cancellation)
    {
        foreach (MadeModel one in retired.ToList())
        {
            if (one.ConfigArn is not null)
            {
                await TryAsync("sagemaker:DeleteEndpointConfig", one.Name, () => sageMaker.DeleteEndpointConfigAsync(
                    new DeleteEndpointConfigRequest { EndpointConfigName = one.Name }, cancellation), cancellation);
            }

            if (one.HasModel)
            {
                await TryAsync("sagemaker:DeleteModel", one.Name, () => sageMaker.DeleteModelAsync(
                    new DeleteModelRequest { ModelName = one.Name }, cancellation), cancellation);
            }
        }
    }

    private static Task<bool> TryAsync<T>(string action, string name, Func<Task<T>> delete, CancellationToken cancellation) =>
        AwsErrors.GuardAsync(
            action,
            AwsResource.OfRun("model", name),
            async () =>
            {
                try
                {
                    await delete();
                    return true;
                }
                catch (AmazonSageMakerException error) when (SageMakerAnswers.SaysMissing(error))
                {
                    return false;
                }
            },
            cancellation);
}
