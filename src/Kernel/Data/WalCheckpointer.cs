using Microsoft.Extensions.Logging;
using Taktchat.Kernel.Sql;

namespace Taktchat.Kernel.Data;

/// <summary>Empties SQLite's write-ahead log in two steps. Left alone, the commit that fills the log copies all of it
/// and syncs twice, and whoever waits for that commit waits too. Here a second connection copies while the writer goes
/// on, and the writer itself copies only the rest, so that the log can start again from its beginning.</summary>
internal sealed partial class WalCheckpointer(Database database, ILogger logger)
{
    /// <summary>Pages of 4 KiB in the log before copying begins: 32 MiB. Smaller copies the same hot pages more often.</summary>
    private const long PagesBeforeCopy = 8192;

    private long _pagesAtStart;
    private int _state; // 0 idle, 1 copying in the background, 2 the rest is the writer's

    public static void Prepare(SqlSession writer)
    {
        writer.Raw("PRAGMA journal_mode = WAL");
        writer.Raw("PRAGMA wal_autocheckpoint = 0");
    }

    /// <summary>Called by the writer between two transactions, while it holds the gate.</summary>
    public void AfterCommit(SqlSession writer)
    {
        switch (Volatile.Read(ref _state))
        {
            case 2:
                var sqlite = (SqliteSession)writer;
                var (log, copied) = sqlite.Checkpoint();
                // Only a log that was copied whole starts over; a reader in the middle of it keeps it for now.
                _pagesAtStart = sqlite.PagesWritten() - (copied >= log ? 0 : PagesBeforeCopy / 2);
                Volatile.Write(ref _state, 0);
                break;
            case 0 when ((SqliteSession)writer).PagesWritten() - _pagesAtStart > PagesBeforeCopy:
                Volatile.Write(ref _state, 1);
                _ = Task.Run(CopyInBackground);
                break;
        }
    }

    private void CopyInBackground()
    {
        try
        {
            using var session = new SqliteSession(database.Path!, readOnly: false);
            session.Checkpoint();
        }
        catch (Exception error)
        {
            // The next commit tries again; nothing is lost, the log only grows meanwhile.
            LogFailed(logger, error);
        }
        finally
        {
            Volatile.Write(ref _state, 2);
        }
    }

    [LoggerMessage(1030, LogLevel.Warning, "The write-ahead log could not be copied")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
