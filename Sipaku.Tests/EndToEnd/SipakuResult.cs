using System.Text.Json;
using Sipaku.Activities.Contracts;

namespace Sipaku.Tests.EndToEnd;

/// <summary>How a process ended.</summary>
internal sealed record SipakuResult(int ExitCode, string Output, string Errors)
{
    public Forecast Forecast => JsonSerializer.Deserialize<Forecast>(Output, JsonSerializerOptions.Web)!;
}
