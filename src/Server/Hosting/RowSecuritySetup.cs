using Microsoft.EntityFrameworkCore;
using Npgsql;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;

namespace Taktchat.Server.Hosting;

/// <summary>Row-level security on PostgreSQL: every table that has a company lets a session see the rows of its own only. Set up
/// from the schema itself after each migration, so that a new table is never without it.</summary>
internal static class RowSecuritySetup
{
    /// <summary>Change it with the policies below: a table that has this mark is left alone, because to change a policy
    /// takes the table for a moment from the nodes that work on it.</summary>
    private const string Mark = "taktchat 1";

    /// <summary>Any number that nothing else here locks: two nodes may start at once.</summary>
    private const string LockKey = "7261638254418";

    private const string Fence = $"""
        do $$
        declare
            it record;
        begin
            perform pg_advisory_xact_lock({LockKey});
            for it in
                select c.relname as name, a.attname as company
                from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped and a.attnum > 0
                where c.relnamespace = current_schema()::text::regnamespace and c.relkind in ('r', 'p')
                    and (a.attname = 'company_id' or (c.relname = 'COMPANIES' and a.attname = 'id'))
                    and not (c.relrowsecurity and c.relforcerowsecurity and 2 = (
                        select count(*) from pg_policy p
                        where p.polrelid = c.oid and p.polname in ('company', 'system') and obj_description(p.oid, 'pg_policy') = '{Mark}'))
            loop
                execute format('alter table %I enable row level security, force row level security', it.name);
                execute format('drop policy if exists company on %I', it.name);
                execute format('drop policy if exists system on %I', it.name);
                execute format('create policy company on %I using (%I = nullif(current_setting(%L, true), %L)::uuid)',
                    it.name, it.company, '{RowSecurity.CompanySetting}', '');
                execute format('create policy system on %I using (current_setting(%L, true) = %L)',
                    it.name, '{RowSecurity.SystemSetting}', 'on');
                execute format('comment on policy company on %I is %L', it.name, '{Mark}');
                execute format('comment on policy system on %I is %L', it.name, '{Mark}');
            end loop;
            -- A view asks with the rights of whoever made it, who may be above all policies.
            for it in
                select c.relname as name from pg_class c
                where c.relnamespace = current_schema()::text::regnamespace and c.relkind = 'v'
                    and not coalesce(c.reloptions @> array['security_invoker=true'], false)
            loop
                execute format('alter view %I set (security_invoker = true)', it.name);
            end loop;
        end $$
        """;

    /// <summary>What a role that does not own the tables needs; no more of the history of migrations than to read it.</summary>
    private const string Grant = """
        do $$
        begin
            if current_user <> 'ROLE' then
                execute format('grant usage on schema %I to %I', current_schema(), 'ROLE');
                execute format('grant select, insert, update, delete on all tables in schema %I to %I', current_schema(), 'ROLE');
                execute format('grant usage, select on all sequences in schema %I to %I', current_schema(), 'ROLE');
                execute format('revoke insert, update, delete on "__EFMigrationsHistory" from %I', 'ROLE');
            end if;
        end $$
        """;

    private const string Self = $"""
        select current_user::text, rolsuper or rolbypassrls, coalesce(current_setting('{RowSecurity.SystemSetting}', true), '') <> ''
        from pg_roles where rolname = current_user
        """;

    /// <summary>A role that no policy holds would keep companies apart in appearance only.</summary>
    public static async Task RefuseUnfencedAsync(TaktchatDb owner, Database database, CancellationToken cancellationToken)
    {
        if (database.Engine == SqlEngine.Sqlite)
        {
            return;
        }

        var (role, isAbove, isOpened) = await WhoAsync(database, cancellationToken);
        if (isAbove)
        {
            throw new StartRefusedException(
                $"The PostgreSQL role {role} of Taktchat__Database is a superuser or has BYPASSRLS, which switches off what keeps companies apart; "
                + "use a role that is neither (docs/configuration.md).");
        }

        if (isOpened)
        {
            throw new StartRefusedException(
                $"The PostgreSQL role {role} of Taktchat__Database, or its database, has a value of its own for {RowSecurity.SystemSetting}; reset it.");
        }

        await RefuseOtherDatabaseAsync(owner.Database.GetConnectionString()!, database, cancellationToken);
    }

    /// <summary>Puts the policies where they are missing and lets the role of the application in.</summary>
    public static async Task FenceAsync(TaktchatDb owner, Database database, CancellationToken cancellationToken)
    {
        if (database.Engine == SqlEngine.Sqlite)
        {
            return;
        }

        var companies = owner.Model.FindEntityType(Mapping.CompanyEntityName)!.GetTableName()!;
        await RunAsync(owner, Fence.Replace("COMPANIES", companies, StringComparison.Ordinal), cancellationToken);
        var (role, _, _) = await WhoAsync(database, cancellationToken);
        await RunAsync(owner, Grant.Replace("ROLE", role.Replace("'", "''", StringComparison.Ordinal), StringComparison.Ordinal), cancellationToken);
    }

    /// <summary>Migrating a neighbour's database would be worse than not starting.</summary>
    private static async Task RefuseOtherDatabaseAsync(string owner, Database database, CancellationToken cancellationToken)
    {
        const string Place = "select oid::text || ' ' || pg_postmaster_start_time()::text from pg_database where datname = current_database()";
        await using var ours = new NpgsqlConnection(database.ConnectionString);
        await using var theirs = new NpgsqlConnection(owner);
        if (!Equals(await ScalarAsync(ours, Place, cancellationToken), await ScalarAsync(theirs, Place, cancellationToken)))
        {
            throw new StartRefusedException(
                "Taktchat__MigrationDatabase is not the database of Taktchat__Database; only the role may be another.");
        }
    }

    private static async Task<(string Role, bool IsAbove, bool IsOpened)> WhoAsync(Database database, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Self, connection);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return (row.GetString(0), row.GetBoolean(1), row.GetBoolean(2));
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private static async Task RunAsync(TaktchatDb owner, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(owner.Database.GetConnectionString());
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
