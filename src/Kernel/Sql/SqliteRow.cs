using System.Runtime.InteropServices;
using System.Text;

namespace Taktchat.Kernel.Sql;

/// <summary>The row a statement stands on, read straight from the C interface. Through the binding each value costs a counted
/// handle and a switch of the collector's mode: of a page of 39 messages with 45 columns that was a fifth of the request.</summary>
/// <remarks>The session keeps the statement open while a row is read, and its text encoding is UTF-8, so nothing here converts,
/// waits or calls back: what <see cref="SuppressGCTransitionAttribute"/> asks for.</remarks>
internal sealed unsafe partial class SqliteRow : SqlRow
{
    private const string Library = "e_sqlite3";

    /// <summary><c>SQLITE_NULL</c>.</summary>
    private const int Null = 5;

    /// <summary>The prepared statement, after a step that gave a row.</summary>
    public nint Statement { get; set; }

    public override bool IsNull(int column) => Type(Statement, column) == Null;

    public override Guid GetGuid(int column) => new(Blob(column), bigEndian: true);

    public override long GetLong(int column) => Long(Statement, column);

    public override int GetInt(int column) => Int(Statement, column);

    public override string GetString(int column) => GetStringOrNull(column) ?? "";

    public override byte[] GetBytes(int column) => Blob(column).ToArray();

    public override string? GetStringOrNull(int column)
    {
        var text = Text(Statement, column);
        return text is null ? null : Encoding.UTF8.GetString(text, Size(Statement, column));
    }

    public override Guid? GetGuidOrNull(int column) =>
        Data(Statement, column) is var data && data is null ? null
            : new Guid(new ReadOnlySpan<byte>(data, Size(Statement, column)), bigEndian: true);

    private ReadOnlySpan<byte> Blob(int column) => new(Data(Statement, column), Size(Statement, column));

    [LibraryImport(Library, EntryPoint = "sqlite3_column_type")]
    [SuppressGCTransition]
    private static partial int Type(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64")]
    [SuppressGCTransition]
    private static partial long Long(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int")]
    [SuppressGCTransition]
    private static partial int Int(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_text")]
    [SuppressGCTransition]
    private static partial byte* Text(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_blob")]
    [SuppressGCTransition]
    private static partial byte* Data(nint statement, int column);

    /// <summary>Bytes of the text or blob asked for just before.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes")]
    [SuppressGCTransition]
    private static partial int Size(nint statement, int column);
}
