using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Fairway.Compiler;
using Fairway.Compiler.Databases;

var port = new Option<int>("--port") { Description = "Port for respondents.", DefaultValueFactory = _ => 5090 };
var host = new Option<string>("--host")
{
    Description = "Address to listen on. Another than loopback wants --certificate.",
    DefaultValueFactory = _ => "127.0.0.1",
};
var name = new Option<string?>("--name") { Description = "The host name under which respondents reach it, such as feedback.example.org." };
var certificate = new Option<FileInfo?>("--certificate") { Description = "A PEM file with certificate and chain, for https." };
var key = new Option<FileInfo?>("--certificate-key") { Description = "The certificate's key, if it is in another file." };
var administration = new Option<int>("--administration-port")
{
    Description = "Port for Fairway and the operator, always at 127.0.0.1.",
    DefaultValueFactory = _ => 5091,
};
var db = new Option<string?>("--db")
{
    Description = "PostgreSQL as \"Host=…;Database=…;Username=…\", or an SQLite file. Also FAIRWAY_COMPILER_DB (better for passwords).",
};
var data = new Option<DirectoryInfo?>("--data")
{
    Description = "Folder of the SQLite database and of the administration's secret (default: data/compiler, beside ./fairway).",
};
var bound = new Option<bool>("--until-input-ends")
{
    Description = "Stop when standard input ends: for who starts it beside something else.",
};
var root = new RootCommand("Collects answers to upward feedback and compiles them. See docs/compiler.md.")
{
    port,
    host,
    name,
    certificate,
    key,
    administration,
    db,
    data,
    bound,
};
root.SetAction(
    async (options, stop) =>
    {
        var folder = options.GetValue(data)?.FullName ?? Path.Combine(Home(), "data", "compiler");
        var connection = options.GetValue(db) ?? Environment.GetEnvironmentVariable("FAIRWAY_COMPILER_DB");
        if (!IPAddress.TryParse(options.GetValue(host), out var address))
        {
            return Wrong($"--host {options.GetValue(host)}: name an address of this machine.");
        }
        if (!IPAddress.IsLoopback(address) && (options.GetValue(certificate) is null || options.GetValue(name) is null))
        {
            return Wrong(
                "A compiler that is reached from other machines wants --certificate and --name: in the clear, the network would read answers."
            );
        }
        try
        {
            await using var compiler = await Composition.StartAsync(
                new Parts(
                    connection?.Contains("Host=", StringComparison.OrdinalIgnoreCase) == true
                        ? new PostgresGenerations(connection)
                        : new SqliteGenerations(connection ?? Path.Combine(folder, "compiler.db")),
                    address,
                    options.GetValue(port),
                    options.GetValue(administration),
                    Path.Combine(folder, "administration.secret")
                )
                {
                    PublicHost = options.GetValue(name),
                    Certificate = options.GetValue(certificate) is { } pem
                        ? X509Certificate2.CreateFromPemFile(pem.FullName, options.GetValue(key)?.FullName)
                        : null,
                },
                stop
            );
            Console.WriteLine(
                $"The compiler listens at {(options.GetValue(certificate) is null ? "http" : "https")}://{options.GetValue(name) ?? address.ToString()}:{options.GetValue(port)}"
            );
            // Whoever runs Fairway names it there: by it Fairway knows this service's lists and reports.
            Console.WriteLine($"Its key is {compiler.Key}");
            await (options.GetValue(bound) ? Console.In.ReadToEndAsync(stop) : compiler.WaitAsync());
            return 0;
        }
        catch (Exception failed)
            when (failed
                    is StoreException
                        or IOException
                        or System.Data.Common.DbException
                        or CryptographicException
                        or UnauthorizedAccessException
            )
        {
            await Console.Error.WriteLineAsync($"fairway-compiler: {failed.Message}");
            return 1;
        }
    }
);
return await root.Parse(args).InvokeAsync();

static string Home() => Environment.GetEnvironmentVariable("FAIRWAY_HOME") is { Length: > 0 } home ? home : AppContext.BaseDirectory;

static int Wrong(string sentence)
{
    Console.Error.WriteLine($"fairway-compiler: {sentence}");
    return 2;
}
