using System.CommandLine;
using Fairway.Cli;
using Fairway.Cli.Commands;

var root = new RootCommand("Fairway: performance management for international organizations.")
{
    Options.Db,
    Options.SkillsDb,
    Options.DbOwner,
    Options.Data,
    Options.PolicyFolder,
    Run.Command(),
    Migrate.Command(),
    Import.Command(),
    Export.Command(),
    Backup.Command(),
    Restore.Command(),
    Verify.Command(),
    RetentionCommand.Command(),
    Obligations.Command(),
    Eligibility.Command(),
    WhatIf.Command(),
    ScenarioCommand.Command(),
    LearningCommand.Command(),
    Token.Command(),
    FeedbackCommand.Command(),
};
return await Invoke(root, args);

static async Task<int> Invoke(RootCommand root, string[] args)
{
    var parsed = root.Parse(args);
    if (parsed.Errors.Count > 0)
    {
        foreach (var error in parsed.Errors)
        {
            Screen.Say($"fairway: {error.Message}");
        }
        Screen.Say(
            $"./fairway {string.Join(' ', parsed.CommandResult.Command.Parents.Any() ? parsed.CommandResult.Command.Name + " " : "")}--help says what can be asked for."
        );
        return Stop.BadInput;
    }
    try
    {
        return await parsed.InvokeAsync(
            new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeSpan.FromSeconds(30 + NodeOptions.LongestDrain),
            }
        );
    }
    catch (Stop stop)
    {
        Screen.Say($"fairway: {stop.Message}");
        return stop.Status;
    }
    catch (OperationCanceledException)
    {
        Screen.Say("fairway: stopped; nothing was changed.");
        return Stop.Failed;
    }
}
