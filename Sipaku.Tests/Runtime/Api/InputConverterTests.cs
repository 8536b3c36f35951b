using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Sipaku.Tests.Runtime.Api;

public class InputConverterTests
{
    [Fact]
    public async Task A_converter_that_is_registered_gives_what_nothing_else_can()
    {
        await using FunctionsHost host = await StartAsync<ConvertedFunctions>(converters => converters.Register<Shouter>());

        Assert.Equal("LOUD/7", await host.Http.GetStringAsync("/api/shout/loud?number=7"));
    }

    [Fact]
    public async Task A_converter_goes_before_the_runtimes_own_where_it_is_put_there()
    {
        await using FunctionsHost host = await StartAsync<ConvertedFunctions>(converters =>
        {
            converters.Register<Shouter>();
            converters.RegisterAt<Doubler>(0);
        });

        Assert.Equal("LOUD/14", await host.Http.GetStringAsync("/api/shout/loud?number=7"));
    }

    [Fact]
    public async Task A_converter_that_fails_is_a_bad_request()
    {
        await using FunctionsHost host = await StartAsync<ConvertedFunctions>(converters => converters.Register<Shouter>());

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await host.Http.GetAsync("/api/shout/!?number=7")).StatusCode);
    }

    [Fact]
    public async Task A_type_may_name_its_converter()
    {
        await using FunctionsHost host = await FunctionsHost.StartAsync<NamedConverterFunctions>();

        Assert.Equal("by type", await host.Http.GetStringAsync("/api/whisper/by%20type"));
    }

    [Fact]
    public async Task An_output_that_nothing_here_can_send_is_refused()
    {
        string refusal = await FunctionsHost.RefusalAsync([typeof(SendingFunctions)]);

        Assert.Contains("output binding ElsewhereOutputAttribute", refusal, StringComparison.Ordinal);
    }

    private static Task<FunctionsHost> StartAsync<T>(Action<InputConverterCollection> configure)
        => FunctionsHost.StartAsync<T>(builder => builder.Services.Configure<WorkerOptions>(options => configure(options.InputConverters)));

    public sealed record Shout(string Text);

    [InputConverter(typeof(Whisperer))]
    public sealed record Whisper(string Text);

    public class ConvertedFunctions
    {
        [Function("Shout")]
        public static string Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "shout/{word}")] HttpRequestData request, Shout word, int number)
            => $"{word.Text}/{number}";
    }

    public class NamedConverterFunctions
    {
        [Function("Whisper")]
        public static string Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "whisper/{word}")] HttpRequestData request, Whisper word) => word.Text;
    }

    public class SendingFunctions
    {
        [Function("Sends")]
        public static Sent Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequestData request) => new();
    }

    public sealed class Sent
    {
        [ElsewhereOutput]
        public string? Message { get; set; }
    }

    public sealed class ElsewhereOutputAttribute : OutputBindingAttribute;

    private sealed class Shouter : IInputConverter
    {
        public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => new((context.TargetType == typeof(Shout), context.Source) switch
        {
            (true, "!") => ConversionResult.Failed(new FormatException("no word")),
            (true, string text) => ConversionResult.Success(new Shout(text.ToUpperInvariant())),
            _ => ConversionResult.Unhandled(),
        });
    }

    private sealed class Doubler : IInputConverter
    {
        public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => new(context.TargetType == typeof(int) && context.Source is string text
            ? ConversionResult.Success(2 * int.Parse(text, System.Globalization.CultureInfo.InvariantCulture))
            : ConversionResult.Unhandled());
    }

    private sealed class Whisperer : IInputConverter
    {
        public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => new(ConversionResult.Success(new Whisper((string)context.Source!)));
    }
}
