using System.Globalization;
using System.Text.Json.Nodes;
using Sipaku.AwsSimulator.Http;

namespace Sipaku.AwsSimulator.SageMaker;

/// <summary>The resources of one kind by name, with the errors and the listing that they have in common.</summary>
/// <param name="kind">What the service calls the kind in its messages.</param>
/// <param name="arnOf">The ARN of a resource of that name.</param>
internal sealed class Catalogue<T>(string kind, Func<string, string> arnOf)
    where T : IListed
{
    private const int DefaultPageSize = 10;

    private readonly Dictionary<string, T> _byName = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<T> All => _byName.Values;

    public T? Find(string name) => _byName.GetValueOrDefault(name);

    public T Get(string name) => Find(name) ?? throw AwsError.Validation($"Could not find {kind} \"{arnOf(name)}\".");

    public void CheckIsNew(string name)
    {
        if (_byName.ContainsKey(name))
        {
            throw AwsError.Validation($"Cannot create already existing {kind} \"{arnOf(name)}\".");
        }
    }

    public void Add(T resource) => _byName.Add(resource.Name, resource);

    public void Remove(T resource) => _byName.Remove(resource.Name);

    public JsonObject List(string member, JsonObject input, bool ascendingByDefault = false)
    {
        IEnumerable<T> found = _byName.Values
            .Where(r => input.Text("NameContains") is not { } part || r.Name.Contains(part, StringComparison.OrdinalIgnoreCase))
            .Where(r => input.Text("StatusEquals") is not { } status || r.Status == status)
            .Where(r => input.Time("CreationTimeAfter") is not { } t || r.CreatedAt >= t)
            .Where(r => input.Time("CreationTimeBefore") is not { } t || r.CreatedAt <= t)
            .Where(r => input.Time("LastModifiedTimeAfter") is not { } t || r.ModifiedAt >= t)
            .Where(r => input.Time("LastModifiedTimeBefore") is not { } t || r.ModifiedAt <= t);
        found = input.Text("SortBy") switch
        {
            "Name" => found.OrderBy(r => r.Name, StringComparer.Ordinal),
            "Status" => found.OrderBy(r => r.Status, StringComparer.Ordinal),
            _ => found.OrderBy(r => r.CreatedAt),
        };
        bool ascending = input.Text("SortOrder") is { } order ? order == "Ascending" : ascendingByDefault;

        int from = input.Text("NextToken") is { } token
            ? int.TryParse(token, CultureInfo.InvariantCulture, out int at) ? at : throw AwsError.Validation("The pagination token is not valid.")
            : 0;
        int size = input.Int("MaxResults") ?? DefaultPageSize;
        T[] rest = [.. (ascending ? found : found.Reverse()).Skip(from)];
        return Json.Object(
            (member, Json.Array(rest.Take(size).Select(r => r.ToSummary()))),
            ("NextToken", rest.Length > size ? (from + size).ToString(CultureInfo.InvariantCulture) : null));
    }
}
