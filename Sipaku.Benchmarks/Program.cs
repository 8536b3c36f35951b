using Sipaku.Benchmarks.Engine;

return args switch
{
    ["engine", .. string[] names] => await EngineBenchmarks.RunAsync(names),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: Sipaku.Benchmarks engine [NAME ...]    the durable engine, every commit synced");
    return 2;
}
