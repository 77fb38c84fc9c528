namespace Fairway.App;

/// <summary>What can be wrong with a database that is nobody's mistake in the code; each has a sentence of its own for people.</summary>
public enum DatabaseTrouble
{
    /// <summary>Another process holds it for longer than we wait, or two acts stood in each other's way: the same act works a little later.</summary>
    Busy = 1,

    /// <summary>The file, its folder or the server takes no changes.</summary>
    ReadOnly,

    /// <summary>No connection: the server is down or starting, the file or its folder cannot be opened.</summary>
    Unreachable,

    /// <summary>The server answers but does not let us in: name, password or rights.</summary>
    Refused,

    /// <summary>No room is left where the data stands.</summary>
    Full,

    /// <summary>What stands there is not a database, or not a whole one.</summary>
    Damaged,

    /// <summary>A unique key is taken: somebody else was quicker with the same thing.</summary>
    Duplicate,
}

/// <summary>How the provider in use names the trouble behind an exception; null: it is something else, a mistake in the code perhaps.</summary>
public delegate DatabaseTrouble? DatabaseTroubleOf(Exception exception);
