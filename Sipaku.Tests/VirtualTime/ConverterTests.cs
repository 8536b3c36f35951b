using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sipaku.Activities.Contracts;
using Xunit;

namespace Sipaku.Tests.VirtualTime;

public class ConverterTests
{
    private static readonly DataConverter Workers = WorkersConverter();

    public static TheoryData<object> Samples =>
    [
        "text with \"quotes\", é and <tags>",
        1,
        1e-7,
        decimal.MaxValue,
        true,
        new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.FromHours(7)),
        new DateOnly(2030, 1, 1),
        TimeSpan.FromMinutes(1.5),
        Guid.Empty,
        DayOfWeek.Friday,
        new[] { 1, 2 },
        new Dictionary<string, double> { ["Key"] = 1 },
        new[] { "a", null },
        (1, "a"),
        new { Name = "anonymous", Inner = new { Value = (int?)null } },
        new JobStatus(JobState.Running, "RUNNING"),
        new DumpPart(1, 2, "cursor"),
        new WaitPlan(default, default, default, default, default),
        new Uri("https://example.org/a?b=c"),
        new byte[] { 1, 2, 3 },
        'c',
    ];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Data_IsWrittenAndReadAsTheFunctionsWorkerDoes(object value)
    {
        string written = Workers.Serialize(value)!;
        string lower = written.ToLowerInvariant();

        Assert.Equal(written, DurableTestHost.Converter.Serialize(value));
        Assert.Equal(Read(Workers, written, value.GetType()), Read(DurableTestHost.Converter, written, value.GetType()));
        Assert.Equal(Read(Workers, lower, value.GetType()), Read(DurableTestHost.Converter, lower, value.GetType()));
    }

    /// <summary>What was read, written again; or the error.</summary>
    private static string? Read(DataConverter converter, string text, Type type)
    {
        try
        {
            return Workers.Serialize(converter.Deserialize(text, type));
        }
        catch (System.Text.Json.JsonException exception)
        {
            return exception.Message;
        }
    }

    private static DataConverter WorkersConverter()
    {
        FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder([]);
        builder.ConfigureDurableExtension();
        using ServiceProvider services = builder.Services.BuildServiceProvider();
        return services.GetRequiredService<IOptions<DurableTaskWorkerOptions>>().Value.DataConverter;
    }
}
