using Sipaku.Benchmarks.Backtests;
using Sipaku.Benchmarks.Dump;
using Sipaku.Benchmarks.Engine;
using Sipaku.Benchmarks.Engine.Worker;
using Sipaku.Benchmarks.Import;
using Sipaku.Benchmarks.Scan;

return args switch
{
    ["engine", .. string[] rest] => await EngineBenchmarks.RunAsync(rest),
    [LongRound.Verb, _, .. string[] rest] => await LongRound.RunAsync(rest),
    ["import", .. string[] rest] => await ImportBenchmarks.RunAsync(rest),
    ["dump", .. string[] rest] => await DumpBenchmarks.RunAsync(rest),
    ["backtest", .. string[] rest] => await BacktestBenchmarks.RunAsync(rest),
    ["scan", .. string[] rest] => await ScanBenchmarks.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: Sipaku.Benchmarks engine [PART ...] [--rounds N]    the store, the local host, their peer, the start, the page");
    Console.Error.WriteLine("       Sipaku.Benchmarks import [READINGS]    import of a file, DuckDB's bare reading of it");
    Console.Error.WriteLine("       Sipaku.Benchmarks dump [READINGS]    import, dump and features on SQLite and DuckDB");
    Console.Error.WriteLine("       Sipaku.Benchmarks backtest [DAYS]    the backtest, its choice of a scale and its intervals");
    Console.Error.WriteLine("       Sipaku.Benchmarks scan [ITEMS]    dump of a DynamoDB table, in segments and in a plain loop");
    return 2;
}
