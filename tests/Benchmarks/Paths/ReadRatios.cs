using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using Npgsql;

namespace Entente.Benchmarks.Paths;

/// <summary>Lists and metrics over HTTP with 8 clients against pgbench running the very statements that one request sends.</summary>
public static partial class ReadRatios
{
    private const int Clients = 8;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    public static async Task MeasureAsync(BenchDesk desk)
    {
        var brand = await desk.AddBrandAsync("reads");
        await MadeUpMentions.FillAsync(desk, brand, 60_000, cases: 3);
        await MadeUpMentions.MarkAsync(desk, brand, 110);
        await MadeUpMentions.AnalyzeAsync(desk);
        await AgainstPgbenchAsync(desk, "case list, 50 rows", "/v1/brands/reads/cases?limit=50", 0.35);
        const string metric = "/v1/brands/reads/metrics/net_sentiment?from=2026-W30&to=2026-W41&group_by=network";
        await AgainstPgbenchAsync(desk, "metrics endpoint", metric, 0.25);
        var p50 = await MedianMillisecondsAsync(desk, metric);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"metrics endpoint, one connection: p50 {p50:0.00} ms, at most 2: {(p50 <= 2 ? "holds" : "MISSED")}"
            )
        );
    }

    private static async Task AgainstPgbenchAsync(BenchDesk desk, string path, string url, double target)
    {
        var script = Path.Combine(desk.Folder, "statements.sql");
        await File.WriteAllTextAsync(script, await StatementsAsync(desk, url));
        await Ratio.AtLeastAsync(path, "requests/s", target, () => AskAsync(desk, url), () => PgbenchAsync(desk, script));
    }

    private static async Task<double> AskAsync(BenchDesk desk, string url)
    {
        var (start, asked) = (Stopwatch.GetTimestamp(), 0);
        await Task.WhenAll(
            Enumerable
                .Range(0, Clients)
                .Select(async _ =>
                {
                    while (Stopwatch.GetElapsedTime(start) < Round)
                    {
                        using var answer = await desk.Http.GetAsync(url);
                        answer.EnsureSuccessStatusCode();
                        Interlocked.Increment(ref asked);
                    }
                })
        );
        return asked / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<double> MedianMillisecondsAsync(BenchDesk desk, string url)
    {
        var times = new List<double>();
        for (var i = 0; i < 300; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await desk.Http.GetAsync(url);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return times.Order().ElementAt(times.Count / 2);
    }

    /// <summary>What a warm request sends to the server, read from the server's own log, as one transaction.</summary>
    private static async Task<string> StatementsAsync(BenchDesk desk, string url)
    {
        for (var i = 0; i < 10; i++)
        {
            (await desk.Http.GetAsync(url)).EnsureSuccessStatusCode();
        }
        await using var owner = await desk.ConnectAsync();
        var log = Directory.GetFiles(desk.Folder, "*.log", SearchOption.AllDirectories).Single();
        await SetAsync(owner, "log_min_duration_statement", "0");
        await Task.Delay(500);
        var before = new FileInfo(log).Length;
        (await desk.Http.GetAsync(url)).EnsureSuccessStatusCode();
        await Task.Delay(200);
        await SetAsync(owner, "log_min_duration_statement", "-1");
        using var reader = new StreamReader(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        reader.BaseStream.Position = before;
        var statements = Executed().Matches(await reader.ReadToEndAsync()).Select(Filled).Where(s => IsOfTheRequest(s)).ToList();
        return "begin;\n" + string.Concat(statements.Select(s => s.TrimEnd(';') + ";\n")) + "commit;\n";
    }

    /// <summary>The jobs' own statements, the edges of transactions and our own are not the request's.</summary>
    private static bool IsOfTheRequest(string statement) =>
        !statement.Contains("hangfire", StringComparison.OrdinalIgnoreCase)
        && !statement.Contains("app.instance", StringComparison.Ordinal)
        && !statement.Contains("pg_reload_conf", StringComparison.Ordinal)
        && BeginsWithARead().IsMatch(statement);

    private static string Filled(Match match)
    {
        var text = match.Groups["sql"].Value.Replace("\n\t", "\n", StringComparison.Ordinal);
        var values = Parameter()
            .Matches(match.Groups["values"].Value)
            .ToDictionary(p => int.Parse(p.Groups[1].Value, CultureInfo.InvariantCulture), p => p.Groups[2].Value);
        return Place().Replace(text, place => values[int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture)]);
    }

    private static async Task SetAsync(NpgsqlConnection owner, string setting, string value)
    {
        await owner.ExecuteAsync($"alter system set {setting} = '{value}'");
        await owner.ExecuteAsync("select pg_reload_conf()");
    }

    private static async Task<double> PgbenchAsync(BenchDesk desk, string script)
    {
        var at = new NpgsqlConnectionStringBuilder(desk.Owner);
        var start = new ProcessStartInfo(
            Directory.GetFiles("/usr/lib/postgresql", "pgbench", SearchOption.AllDirectories).Order().Last(),
            ["-n", "-M", "prepared", "-c", $"{Clients}", "-j", "2", "-T", $"{Round.TotalSeconds}", "-f", script]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var (name, value) in new Dictionary<string, string>
            {
                ["PGHOST"] = at.Host!,
                ["PGPORT"] = $"{at.Port}",
                ["PGUSER"] = at.Username!,
                ["PGPASSWORD"] = at.Password!,
                ["PGDATABASE"] = at.Database!,
                ["PGOPTIONS"] = "-c role=entente_app -c jit=off",
            }
        )
        {
            start.Environment[name] = value;
        }
        using var pgbench = Process.Start(start)!;
        var complaint = pgbench.StandardError.ReadToEndAsync();
        var said = await pgbench.StandardOutput.ReadToEndAsync();
        await pgbench.WaitForExitAsync();
        if (pgbench.ExitCode != 0)
        {
            throw new InvalidOperationException($"pgbench could not run {script}: {await complaint}");
        }
        return double.Parse(Tps().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(
        @"LOG:  duration: [\d.]+ ms  execute [^:]+: (?<sql>.*?)(?=\n\S)(?:\n[^\n]*DETAIL:  parameters: (?<values>[^\n]*))?",
        RegexOptions.Singleline
    )]
    private static partial Regex Executed();

    [GeneratedRegex(@"\$(\d+) = ('(?:[^']|'')*'|NULL)")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Place();

    [GeneratedRegex(@"^\s*(select|with)\b", RegexOptions.IgnoreCase)]
    private static partial Regex BeginsWithARead();

    [GeneratedRegex(@"tps = ([\d.]+) \(without")]
    private static partial Regex Tps();
}
