using System.Text;
using Sipaku.Activities.Local.Features;
using Sipaku.AwsSimulator.Hive;
using Sipaku.AwsSimulator.Storage;
using Xunit;

namespace Sipaku.Tests.AwsSimulator;

public sealed class HiveTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("sipaku-hive-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData("get_json_object('{\"a\":{\"b\":\"5\"}}', '$.a.b')", "5")]
    [InlineData("get_json_object('{\"a\":', '$.a')", "\\N")]
    [InlineData("get_json_object('{\"A\":1}', '$.a')", "\\N")]
    [InlineData("concat('a', NULL, 'b')", "\\N")]
    [InlineData("concat('a', 1, 'b')", "a1b")]
    [InlineData("CAST('abc' AS DOUBLE)", "\\N")]
    [InlineData("CAST('2019-02-30' AS DATE)", "2019-03-02")]
    [InlineData("CAST('2019-13-40' AS DATE)", "2020-02-09")]
    [InlineData("CAST('2019-2-3' AS DATE)", "2019-02-03")]
    [InlineData("CAST('nonsense' AS DATE)", "\\N")]
    [InlineData("datediff('2019-11-11', '2019-11-09')", "2")]
    [InlineData("'xay' RLIKE 'a'", "true")]
    [InlineData("'x\ny' RLIKE 'y'", "true")]
    [InlineData("'xay' RLIKE '^a'", "false")]
    [InlineData("'xay' NOT RLIKE 'a'", "false")]
    [InlineData(@"'5' RLIKE '^\\d$'", "true")]
    [InlineData(@"'5' RLIKE '^\d$'", "false")]
    [InlineData(@"'\'' = ""'""", "true")]
    [InlineData("nvl(NULL, 3)", "3")]
    [InlineData("if(1 == 1, 'yes', 'no')", "yes")]
    [InlineData("7 DIV 2", "3")]
    [InlineData("regexp_extract('ab12', '([a-z]+)([0-9]+)', 2)", "12")]
    [InlineData("CAST(120 AS DOUBLE)", "120.0")]
    [InlineData("CAST('1e7' AS DOUBLE)", "1.0E7")]
    [InlineData("CAST('12345678.5' AS DOUBLE)", "1.23456785E7")]
    [InlineData("CAST('0.0005' AS DOUBLE)", "5.0E-4")]
    [InlineData("CAST('0.001' AS DOUBLE)", "0.001")]
    [InlineData("CAST('-9999999' AS DOUBLE)", "-9999999.0")]
    [InlineData("CAST('145.95833333333334' AS DOUBLE)", "145.95833333333334")]
    [InlineData("CAST('1.7976931348623157E308' AS DOUBLE)", "1.7976931348623157E308")]
    [InlineData("CAST('-0.0' AS DOUBLE)", "-0.0")]
    [InlineData("1 = 1", "true")]
    [InlineData("ln(0)", "\\N")]
    [InlineData("5.0 IN (1E400)", "false")]
    [InlineData("CAST('-999' AS DOUBLE) IN (-999, 985.5)", "true")]
    [InlineData("1.5E-3", "0.0015")]
    [InlineData("-999D", "-999.0")]
    public async Task An_expression_has_the_value_that_it_has_in_Hive(string expression, string expected)
    {
        Assert.Equal(expected + "\n", await RunAsync($"INSERT OVERWRITE DIRECTORY 's3://b/out' SELECT {expression};"));
    }

    [Theory]
    [InlineData("""{"a":"1"}{"a":"2"}""", "1")]
    [InlineData("""{"a":"1","a":"2"}""", "2")]
    [InlineData("""{"a":"1"} and more""", "1")]
    [InlineData("""{"a":"x\ty"}""", "x\ty")]
    [InlineData("""{"a":"\d"}""", "d")]
    [InlineData("""{"a":1e2}""", "100.0")]
    [InlineData("""{"a":NaN}""", "\\N")]
    [InlineData("""{'a':'1'}""", "\\N")]
    public async Task A_json_text_is_read_as_leniently_as_in_Hive(string json, string expected)
    {
        Put("in/lines", json + "\n");

        Assert.Equal(expected + "\n", await RunAsync(
            "CREATE EXTERNAL TABLE t (line STRING) LOCATION 's3://b/in'; INSERT OVERWRITE DIRECTORY 's3://b/out' SELECT get_json_object(line, '$.a') FROM t;"));
    }

    [Fact]
    public async Task Without_rows_Tez_leaves_the_directory_as_it_was_and_MapReduce_empties_it()
    {
        const string Query = "INSERT OVERWRITE DIRECTORY 's3://b/out' SELECT 1 FROM (SELECT 1) t WHERE 1 = 2;";
        Put("out/000000_0", "old\n");

        Assert.Equal("old\n", await RunAsync(Query));
        Assert.Equal("", await RunAsync("SET hive.execution.engine=mr; " + Query));
    }

    [Fact]
    public async Task A_temporary_table_in_a_glue_catalog_fails_unless_the_script_brings_a_metastore()
    {
        const string Script = "CREATE TEMPORARY TABLE t AS SELECT 1 AS a; INSERT OVERWRITE DIRECTORY 's3://b/out' SELECT a FROM t;";
        using StreamReader reader = new(typeof(FeatureQuery).Assembly.GetManifestResourceStream("metastore.hive.sql")!);
        using HiveSession session = new(new DirectoryBucketStore(_directory.FullName), hasGlueCatalog: true);

        await Assert.ThrowsAsync<HiveException>(() => session.RunAsync(Script, new Dictionary<string, string>()));
        await session.RunAsync(await reader.ReadToEndAsync() + Script, new Dictionary<string, string>());

        Assert.Equal("1\n", await File.ReadAllTextAsync(Path.Combine(_directory.FullName, "b", "out", "000000_0")));
    }

    [Fact]
    public async Task Nulls_come_first_in_ascending_order_as_in_Hive_3()
    {
        Put("in/a.csv", "b,2\na,\\N\nc,1\n");

        string output = await RunAsync(
            """
            CREATE EXTERNAL TABLE t (name STRING, n INT) ROW FORMAT DELIMITED FIELDS TERMINATED BY ',' LOCATION 's3://b/in';
            INSERT OVERWRITE DIRECTORY 's3://b/out' ROW FORMAT DELIMITED FIELDS TERMINATED BY ',' SELECT name, n, lag(name, 1) OVER (ORDER BY n) FROM t ORDER BY n;
            """);

        Assert.Equal("a,\\N,\\N\nc,1,a\nb,2,c\n", output);
    }

    [Fact]
    public async Task A_field_that_is_no_value_of_its_type_and_a_missing_field_are_null()
    {
        Put("in/a.csv", "x,1\n5\n");

        Assert.Equal("\\N\u00011\n5\u0001\\N\n", await RunAsync(
            "CREATE EXTERNAL TABLE t (a INT, b INT) ROW FORMAT DELIMITED FIELDS TERMINATED BY ',' LOCATION 's3://b/in'; INSERT OVERWRITE DIRECTORY 's3://b/out' SELECT * FROM t;"));
    }

    [Fact]
    public async Task Hidden_files_are_passed_over_and_others_are_data_whatever_their_name()
    {
        Put("in/_SUCCESS", "x\n");
        Put("in/.hidden", "x\n");
        Put("in/manifest", "x\n");
        Put("in/data", "y\nz\n");

        Assert.Equal("3\n", await RunAsync("CREATE EXTERNAL TABLE t (line STRING) LOCATION 's3://b/in/'; INSERT OVERWRITE DIRECTORY 's3://b/out/' SELECT count(*) FROM t;"));
    }

    [Fact]
    public async Task Subdirectories_are_read_only_where_the_script_asks_for_it()
    {
        const string Query = "CREATE EXTERNAL TABLE t (line STRING) LOCATION 's3://b/in/'; INSERT OVERWRITE DIRECTORY 's3://b/out/' SELECT count(*) FROM t;";
        Put("in/seg-0/part-0", "x\n");

        HiveException refused = await Assert.ThrowsAsync<HiveException>(() => RunAsync(Query));

        Assert.Contains("Not a file: s3://b/in/seg-0", refused.Message, StringComparison.Ordinal);
        Assert.Equal("1\n", await RunAsync("SET mapred.input.dir.recursive=true; SET hive.mapred.supports.subdirectories=true; " + Query));
    }

    [Fact]
    public async Task An_output_directory_is_overwritten_whole()
    {
        Put("out/old-1", "x");
        Put("out/deep/old-2", "x");

        await RunAsync("INSERT OVERWRITE DIRECTORY 's3://b/out' SELECT 1;");

        Assert.Equal(["000000_0"], Directory.GetFiles(Path.Combine(_directory.FullName, "b", "out"), "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("SELECT 1;", "does not know the statement SELECT")]
    [InlineData("ADD JAR s3;", "does not know the statement ADD JAR")]
    [InlineData("INSERT OVERWRITE DIRECTORY 's3://b/out' SELECT unheard_of(1);", "does not know the function unheard_of")]
    [InlineData("INSERT OVERWRITE DIRECTORY 's3://b/out' SELECT 1 FROM nowhere;", "nowhere")]
    [InlineData("INSERT OVERWRITE DIRECTORY '${OUTPUT}' SELECT 1;", "is no S3 URI")]
    [InlineData("INSERT OVERWRITE DIRECTORY 's3://b/out' SELECT 'open;", "a string is not closed")]
    [InlineData("INSERT OVERWRITE DIRECTORY 's3://b/out' SELECT 1 SORT BY 1;", "does not know SORT")]
    [InlineData("INSERT OVERWRITE DIRECTORY 's3://b/out' SELECT count(*) FILTER (WHERE 1 = 1);", "cannot recognize input near 'FILTER'")]
    [InlineData("INSERT OVERWRITE DIRECTORY 's3://b/out' SELECT 1 AS a QUALIFY row_number() OVER (ORDER BY 1) = 1;", "cannot recognize input near 'QUALIFY'")]
    [InlineData("INSERT OVERWRITE DIRECTORY 's3://b/out' SELECT 1 NOT IN ();", "cannot recognize input near 'IN'")]
    [InlineData("INSERT OVERWRITE DIRECTORY 's3://b/out' SELECT 1 ORDER BY ALL;", "cannot recognize input near 'BY'")]
    [InlineData("INSERT OVERWRITE DIRECTORY 's3://b/out' ROW FORMAT DELIMITED FIELDS TERMINATED BY ',' WITH t AS (SELECT 1) SELECT * FROM t;", "cannot recognize input near 'WITH'")]
    [InlineData("INSERT OVERWRITE DIRECTORY 's3://b/out' SELECT 1 UNION ALL SELECT 2;", "does not know a UNION at the top")]
    [InlineData("INSERT OVERWRITE DIRECTORY 's3://b/out' SELECT 2 ^ 3;", "does not know the operator ^")]
    [InlineData("CREATE EXTERNAL TABLE t (line STRING) ROW FORMAT SERDE 'org.openx.JsonSerDe' LOCATION 's3://b/in';", "does not know the SerDe org.openx.JsonSerDe")]
    public async Task What_it_does_not_know_fails_with_a_message_that_says_so(string script, string message)
    {
        HiveException failed = await Assert.ThrowsAsync<HiveException>(() => RunAsync(script));

        Assert.Contains(message, failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compressed_output_is_a_gz_file()
    {
        await RunAsync("SET hive.exec.compress.output=true; INSERT OVERWRITE DIRECTORY 's3://b/out' SELECT 1;", readOutput: false);

        Assert.True(File.Exists(Path.Combine(_directory.FullName, "b", "out", "000000_0.gz")));
    }

    private void Put(string key, string text)
    {
        string path = Path.Combine(_directory.FullName, "b", key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(false));
    }

    private async Task<string> RunAsync(string script, bool readOutput = true)
    {
        using HiveSession session = new(new DirectoryBucketStore(_directory.FullName));
        await session.RunAsync(script, new Dictionary<string, string>());
        return readOutput ? await File.ReadAllTextAsync(Path.Combine(_directory.FullName, "b", "out", "000000_0")) : "";
    }
}
