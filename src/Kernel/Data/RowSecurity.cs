using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Taktchat.Kernel.Data;

/// <summary>Whose rows a session of PostgreSQL sees: one company's, nobody's, or, for the installation's own work, everybody's.</summary>
internal readonly record struct RowScope(CompanyId? Company, bool IsSystem)
{
    /// <summary>What a connection fresh from its pool sees of the tables of companies: no row.</summary>
    public static readonly RowScope Nobody;

    /// <summary>Only <see cref="SystemQueries"/> names it.</summary>
    public static readonly RowScope System = new(null, true);

    public static RowScope Of(CompanyId? company) => new(company, false);
}

/// <summary>The fourth wall between companies, on PostgreSQL (docs/adr/0002): the policies of the tables ask two settings of the
/// session. Both are gone when a connection goes back to its pool, which resets it before anybody else gets it.</summary>
public static class RowSecurity
{
    public const string CompanySetting = "taktchat.company";
    public const string SystemSetting = "taktchat.system";

    /// <summary>First line of a statement of <see cref="SystemQueries.OfEveryCompany{T}"/>; EF Core writes it as a comment.</summary>
    internal const string SystemTag = "of every company";

    private const string SystemPrefix = $"-- {SystemTag}";
    private const string SetCompany = $"select set_config('{CompanySetting}', $1, false)";
    private const string Set = $"select set_config('{CompanySetting}', $1, false), set_config('{SystemSetting}', $2, false)";

    /// <summary>For a connection fresh from its pool.</summary>
    internal static NpgsqlBatchCommand Enter(CompanyId? company) => new(SetCompany) { Parameters = { Value(company) } };

    /// <summary>A connection string whose sessions see every company from their beginning.</summary>
    internal static string OfSystem(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        builder.Options = $"{builder.Options} -c {SystemSetting}=on".TrimStart();
        return builder.ToString();
    }

    internal static RowScope ScopeOf(DbCommand command, TaktchatDb db) =>
        command.CommandText.StartsWith(SystemPrefix, StringComparison.Ordinal) ? SystemQueries.Scope : RowScope.Of(db.Company);

    internal static NpgsqlCommand Enter(DbCommand command, RowScope scope)
    {
        var connection = (NpgsqlConnection)command.Connection!;
        return new NpgsqlCommand(Set, connection, (NpgsqlTransaction?)command.Transaction)
        {
            Parameters =
            {
                Value(scope.Company),
                new NpgsqlParameter<string> { TypedValue = scope.IsSystem ? "on" : "" },
            },
        };
    }

    /// <summary>The value of the setting; empty is nobody.</summary>
    private static NpgsqlParameter<string> Value(CompanyId? company) => new() { TypedValue = company is { } id ? id.Value.ToString() : "" };

    /// <summary>Makes each command of a context see the rows of its company only.</summary>
    public static DbContextOptionsBuilder UseRowSecurity(this DbContextOptionsBuilder builder) =>
        builder.AddInterceptors(RowSecurityInterceptor.Instance);
}

/// <summary>Tells the session whose rows are meant, before a command and only when that changed since the connection was leased.</summary>
internal sealed class RowSecurityInterceptor : DbCommandInterceptor, IDbConnectionInterceptor, IDbTransactionInterceptor
{
    public static readonly RowSecurityInterceptor Instance = new();

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Entered(command, eventData, result);

    public override InterceptionResult<object> ScalarExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => Entered(command, eventData, result);

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Entered(command, eventData, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default) => EnteredAsync(command, eventData, result, cancellationToken);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result,
        CancellationToken cancellationToken = default) => EnteredAsync(command, eventData, result, cancellationToken);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
        CancellationToken cancellationToken = default) => EnteredAsync(command, eventData, result, cancellationToken);

    public void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Forget(eventData, RowScope.Nobody);

    public Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
        Forget(eventData, RowScope.Nobody);

    // What was set inside a transaction is taken back with it.
    public void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => Forget(eventData, null);

    public Task TransactionRolledBackAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        Forget(eventData, null);

    public void RolledBackToSavepoint(DbTransaction transaction, TransactionEventData eventData) => Forget(eventData, null);

    public Task RolledBackToSavepointAsync(
        DbTransaction transaction, TransactionEventData eventData, CancellationToken cancellationToken = default) =>
        Forget(eventData, null);

    private static Task Forget(DbContextEventData eventData, RowScope? now)
    {
        ((TaktchatDb)eventData.Context!).Entered = now;
        return Task.CompletedTask;
    }

    private static InterceptionResult<T> Entered<T>(DbCommand command, CommandEventData eventData, InterceptionResult<T> result)
    {
        var db = (TaktchatDb)eventData.Context!;
        var wanted = RowSecurity.ScopeOf(command, db);
        if (db.Entered != wanted)
        {
            using var enter = RowSecurity.Enter(command, wanted);
            enter.ExecuteNonQuery();
            db.Entered = wanted;
        }

        return result;
    }

    private static async ValueTask<InterceptionResult<T>> EnteredAsync<T>(
        DbCommand command, CommandEventData eventData, InterceptionResult<T> result, CancellationToken cancellationToken)
    {
        var db = (TaktchatDb)eventData.Context!;
        var wanted = RowSecurity.ScopeOf(command, db);
        if (db.Entered != wanted)
        {
            await using var enter = RowSecurity.Enter(command, wanted);
            await enter.ExecuteNonQueryAsync(cancellationToken);
            db.Entered = wanted;
        }

        return result;
    }
}
