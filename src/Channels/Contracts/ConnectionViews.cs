namespace Taktchat.Channels.Contracts;

/// <summary>The published read of connections for other modules' lists.</summary>
public static class ConnectionViews
{
    /// <summary><c>view_connections(company_id, id, name, kind, stopped_at, problem_code)</c>; deleted ones are in it, because
    /// tickets still show them.</summary>
    public const string CreateSql =
        "create view view_connections as select company_id, id, name, kind, stopped_at, problem_code from connections";
}
