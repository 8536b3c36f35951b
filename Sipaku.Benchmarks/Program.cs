using Sipaku.Benchmarks.Dump;
using Sipaku.Benchmarks.Engine;
using Sipaku.Benchmarks.Scan;

return args switch
{
    ["engine", .. string[] names] => await EngineBenchmarks.RunAsync(names),
    ["dump", .. string[] rest] => await DumpBenchmarks.RunAsync(rest),
    ["scan", .. string[] rest] => await ScanBenchmarks.RunAsync(rest),
    ["host-child", string home] => await HostBenchmark.ServeAsync(home),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: Sipaku.Benchmarks engine [NAME ...]    the durable engine, every commit synced");
    Console.Error.WriteLine("       Sipaku.Benchmarks dump [READINGS]    import, dump and features on SQLite and DuckDB");
    Console.Error.WriteLine("       Sipaku.Benchmarks scan [ITEMS]    dump of a DynamoDB table, in segments and in a plain loop");
    return 2;
}
