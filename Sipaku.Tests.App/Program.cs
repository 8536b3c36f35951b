using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sipaku.Tests.App;

switch (Variables.Mode)
{
    case Variables.Throws:
        throw new InvalidOperationException("The app's own settings are wrong.");
    case Variables.ThrowsFromTheSecondStartOn when File.Exists(Variables.Journal):
        throw new InvalidOperationException("Only the first start goes well.");
    case Variables.ThrowsFromTheSecondStartOn:
        await File.WriteAllTextAsync(Variables.Journal, "");
        break;
}

FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);
if (Variables.Mode == Variables.AspNetCore)
{
    // What ASP.NET Core integration announces itself by.
    builder.Services.Configure<WorkerOptions>(worker => worker.Capabilities["HttpUri"] = "http://127.0.0.1:1");
}

await builder.Build().RunAsync();
