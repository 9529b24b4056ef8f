using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Taktchat.Kernel.Events;
using Taktchat.Kernel.Sql;

namespace Taktchat.Kernel.Data;

/// <summary>The one writer of the hot path: jobs that wait together share one transaction and one sync to disk.
/// Callers await the commit of their batch. A batch that fails is rolled back and its jobs are run one by one, so that
/// only the job that cannot be done fails.</summary>
public sealed partial class HotWriter : IHostedService
{
    /// <summary>Jobs in one transaction. More gains nothing (design/hot-path.md) and makes a failed batch dearer.</summary>
    private const int BatchSize = 200;

    /// <summary>Jobs that may wait. Beyond it the road answers "busy" and the provider comes back.</summary>
    private const int Capacity = 8192;

    /// <summary>Under load at least this long lies between the beginnings of two transactions: a commit costs the same for
    /// one message as for fifty, and what a batch shares (the ends of indexes, a ticket's page) is written once. A quiet
    /// writer does not wait: a batch of one or two never made anybody hurry.</summary>
    private static readonly TimeSpan BusyInterval = TimeSpan.FromMilliseconds(4);

    /// <summary>A batch of this size means load.</summary>
    private const int BusyBatch = 6;

    private readonly Channel<WriteJob> _jobs = Channel.CreateBounded<WriteJob>(
        new BoundedChannelOptions(Capacity) { SingleReader = true });

    private readonly Database _database;
    private readonly WriteGate _gate;
    private readonly WriteHandlers _handlers;
    private readonly AfterCommitQueue _afterCommit;
    private readonly ILogger<HotWriter> _logger;
    private readonly TimeProvider _time;
    private Thread? _thread;
    private WalCheckpointer? _checkpointer;
    private long _batchBegan;

    public HotWriter(
        Database database, WriteGate gate, WriteHandlers handlers, AfterCommitQueue afterCommit, TimeProvider time,
        ILogger<HotWriter> logger)
    {
        (_database, _gate, _handlers, _afterCommit, _time, _logger) = (database, gate, handlers, afterCommit, time, logger);
    }

    /// <summary>Commits so far and the jobs in them: the bench reports commits per message.</summary>
    public long Commits { get; private set; }

    public long Jobs { get; private set; }

    /// <summary>Takes a job if there is room; its <see cref="WriteJob.Done"/> completes after the commit.</summary>
    public bool TryPost(WriteJob job)
    {
        RefuseHolder();
        return _jobs.Writer.TryWrite(job);
    }

    /// <summary>Waits for room and returns; the job calls back.</summary>
    public ValueTask PostAsync(WriteJob job, CancellationToken cancellationToken)
    {
        RefuseHolder();
        return _jobs.Writer.WriteAsync(job, cancellationToken);
    }

    /// <summary>Waits for room, runs the job in a batch and returns after its commit; throws what the job threw.</summary>
    public async Task RunAsync(WriteJob job, CancellationToken cancellationToken = default)
    {
        RefuseHolder();
        await _jobs.Writer.WriteAsync(job, cancellationToken);
        await job.Done;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (_database.Engine == SqlEngine.Sqlite)
        {
            _checkpointer = new WalCheckpointer(_database, _logger);
        }

        _thread = new Thread(Loop) { IsBackground = true, Name = "hot writer" };
        _thread.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _jobs.Writer.TryComplete();
        return Task.Run(() => _thread?.Join(TimeSpan.FromSeconds(20)), CancellationToken.None);
    }

    private void RefuseHolder()
    {
        if (_gate.IsHeldByCaller)
        {
            throw new InvalidOperationException("The hot writer was called while holding the write gate: it would wait for itself.");
        }
    }

    private void Loop()
    {
        var batch = new List<WriteJob>(BatchSize);
        SqlSession? session = null;
        using var pause = new ManualResetEventSlim();
        while (WaitForJobs())
        {
            Linger(pause, batch.Count);
            _batchBegan = _time.GetTimestamp();
            batch.Clear();
            while (batch.Count < BatchSize && _jobs.Reader.TryRead(out var job))
            {
                batch.Add(job);
            }

            try
            {
                session ??= OpenSession();
                using (_gate.Enter())
                {
                    RunBatch(session, batch);
                    _checkpointer?.AfterCommit(session);
                }
            }
            catch (Exception error)
            {
                // The database itself is away: the jobs fail, the next batch tries a fresh connection.
                LogUnavailable(error);
                batch.ForEach(job => job.Fail(error));
                session?.Dispose();
                session = null;
            }

            batch.ForEach(job => job.Complete());
        }

        session?.Dispose();
    }

    private void Linger(ManualResetEventSlim pause, int lastBatch)
    {
        var left = BusyInterval - _time.GetElapsedTime(_batchBegan);
        if (lastBatch >= BusyBatch && left > TimeSpan.Zero && _jobs.Reader.Count < BatchSize)
        {
            pause.Wait(left);
        }
    }

    private SqlSession OpenSession()
    {
        var session = _database.OpenWriter();
        if (session.Engine == SqlEngine.Sqlite)
        {
            WalCheckpointer.Prepare(session);
        }

        return session;
    }

    private bool WaitForJobs()
    {
        var ready = _jobs.Reader.WaitToReadAsync();
        // This thread is ours alone: blocking it is what it is for.
        return ready.IsCompleted ? ready.GetAwaiter().GetResult() : ready.AsTask().GetAwaiter().GetResult();
    }

    private void RunBatch(SqlSession session, List<WriteJob> batch)
    {
        try
        {
            RunTransaction(session, batch);
        }
        catch (Exception error) when (batch.Count > 1)
        {
            LogRetry(error, batch.Count);
            session.Rollback();
            foreach (var job in batch)
            {
                RunAlone(session, job);
            }
        }
        catch (Exception error)
        {
            session.Rollback();
            RetryOnce(session, batch[0], error);
        }
    }

    private void RunAlone(SqlSession session, WriteJob job)
    {
        try
        {
            RunTransaction(session, [job]);
        }
        catch (Exception error)
        {
            session.Rollback();
            RetryOnce(session, job, error);
        }
    }

    /// <summary>A deadlock or a lost race with another node is worth one more try on fresh data; nothing else is.</summary>
    private void RetryOnce(SqlSession session, WriteJob job, Exception error)
    {
        if (error is not Npgsql.PostgresException { IsTransient: true } and not Npgsql.PostgresException { SqlState: "23505" })
        {
            job.Fail(error);
            return;
        }

        try
        {
            RunTransaction(session, [job]);
        }
        catch (Exception again)
        {
            session.Rollback();
            job.Fail(again);
        }
    }

    private void RunTransaction(SqlSession session, List<WriteJob> jobs)
    {
        var batch = new WriteBatch(session, _time.GetUtcNow().ToUnixTimeMilliseconds());
        foreach (var job in jobs)
        {
            job.Reset();
        }

        session.Begin();
        _handlers.Run(batch, jobs);
        batch.StoreOutbox(_handlers.Subscriptions, _time);
        session.Commit();
        Commits++;
        Jobs += jobs.Count;
        foreach (var happened in batch.Events)
        {
            _afterCommit.Post(happened);
        }
    }

    [LoggerMessage(1020, LogLevel.Warning, "A batch of {Count} jobs failed and is retried one by one")]
    private partial void LogRetry(Exception error, int count);

    [LoggerMessage(1021, LogLevel.Error, "The database cannot be written")]
    private partial void LogUnavailable(Exception error);
}
