using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Taktchat.Kernel.Events;
using Taktchat.Kernel.Sql;

namespace Taktchat.Kernel.Data;

/// <summary>The assemblies whose entity configurations make up the schema.</summary>
public sealed record ModelAssemblies(IReadOnlyList<Assembly> Assemblies);

/// <summary>The company on whose behalf the current scope acts; null outside any company.</summary>
public sealed class CompanyScope
{
    public CompanyId? Current { get; set; }
}

/// <summary>What every database context needs, whatever its engine.</summary>
public sealed record TaktchatDbServices(
    ModelAssemblies Model, WriteGate Gate, EventSubscriptions Subscriptions, AfterCommitQueue AfterCommit, TimeProvider Time);

/// <summary>The one schema. Reads are filtered to the company of the scope, writes to another company are refused,
/// and every write leaves with its outbox rows in one transaction.</summary>
public abstract class TaktchatDb(DbContextOptions options, TaktchatDbServices services, CompanyScope scope) : DbContext(options)
{
    /// <summary>Name of the query filter; only <see cref="SystemQueries"/> may lift it.</summary>
    internal const string CompanyFilter = "company";

    /// <summary>Read by the query filter on each query.</summary>
    public CompanyId CurrentCompany => scope.Current ?? default;

    internal CompanyId? Company => scope.Current;

    /// <summary>Whose rows the leased connection shows (PostgreSQL); null when that is not known.</summary>
    internal RowScope? Entered { get; set; }

    protected abstract SqlEngine Engine { get; }

    /// <summary>Runs reads and writes in one transaction that holds the write gate from its beginning.</summary>
    public async Task<TResult> WriteAsync<TResult>(
        Func<Task<TResult>> work, CancellationToken cancellationToken,
        [CallerMemberName] string caller = "", [CallerFilePath] string file = "")
    {
        using var hold = await services.Gate.EnterAsync(cancellationToken, caller, file);
        services.Gate.MarkHeld(true);
        try
        {
            await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
            var result = await work();
            await transaction.CommitAsync(cancellationToken);
            PublishSaved();
            return result;
        }
        finally
        {
            services.Gate.MarkHeld(false);
            _saved.Clear();
        }
    }

    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        GuardCompany();
        CollectEvents();
        if (Database.CurrentTransaction is not null)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        try
        {
            return await WriteAsync(() => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken,
                nameof(SaveChangesAsync), ChangeTracker.Entries().FirstOrDefault()?.Metadata.ClrType.Name ?? "");
        }
        finally
        {
            _saved.Clear();
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Saving waits for the write gate: use SaveChangesAsync.");

    private readonly List<DomainEvent> _saved = [];

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ConfigureKernel(modelBuilder);
        foreach (var assembly in services.Model.Assemblies)
        {
            modelBuilder.ApplyConfigurationsFromAssembly(assembly);
        }

        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(x => typeof(ICompanyOwned).IsAssignableFrom(x.ClrType)))
        {
            modelBuilder.Entity(entity.ClrType).HasQueryFilter(CompanyFilter, CompanyFilterFor(entity.ClrType));
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Each index costs the hot path a page write; those we need are named in the configurations.
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();
        IdConversions.Apply(configurationBuilder, Engine, services.Model.Assemblies);
    }

    private static void ConfigureKernel(ModelBuilder model)
    {
        model.Entity<OutboxRow>(outbox =>
        {
            outbox.ToTable("outbox").HasKey(x => x.Id);
            outbox.HasIndex(x => new { x.State, x.NextAt });
        });
        model.Entity<LeaseRow>().ToTable("lease").HasKey(x => x.Key);
        model.Entity<InstallationSecret>().ToTable("installation_secrets").HasKey(x => x.Name);
    }

    /// <summary>x => x.CompanyId == this.CurrentCompany, for an entity known only by its type.</summary>
    private LambdaExpression CompanyFilterFor(Type type)
    {
        var row = Expression.Parameter(type, "x");
        var mine = Expression.Property(Expression.Constant(this, typeof(TaktchatDb)), nameof(CurrentCompany));
        return Expression.Lambda(Expression.Equal(Expression.Property(row, nameof(ICompanyOwned.CompanyId)), mine), row);
    }

    private void GuardCompany()
    {
        foreach (var entry in ChangeTracker.Entries<ICompanyOwned>())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached)
            {
                continue;
            }

            if (scope.Current is not { } company || entry.Entity.CompanyId != company)
            {
                throw new InvalidOperationException(
                    $"A {entry.Metadata.ClrType.Name} of another company than the scope's was about to be written.");
            }
        }
    }

    private void CollectEvents()
    {
        foreach (var entry in ChangeTracker.Entries<Entity>().ToList())
        {
            foreach (var happened in entry.Entity.Raised)
            {
                _saved.Add(happened);
                if (services.Subscriptions.IsDurable(happened.GetType()))
                {
                    Add(OutboxRow.Of(happened, services.Time, services.Time.NowMs()));
                }
            }

            entry.Entity.Forget();
        }
    }

    private void PublishSaved()
    {
        foreach (var happened in _saved)
        {
            services.AfterCommit.Post(happened);
        }
    }
}
