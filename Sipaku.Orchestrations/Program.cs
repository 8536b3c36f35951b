using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Sipaku.Activities;
using Sipaku.Orchestrations;

FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);
builder.Services.AddSipaku(builder.Configuration);
builder.Services.AddTelemetryExport(builder.Configuration);
builder.Build().Run();
