using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Taktchat.Kernel.Sql;

namespace Taktchat.Kernel.Data;

/// <summary>The one converter of ids: <c>uuid</c> on PostgreSQL, 16 bytes in network order on SQLite, so that
/// version-7 ids sort by time there too. Raw SQL binds the same bytes (<see cref="SqlParameters.Add(Guid)"/>).</summary>
internal static class IdConversions
{
    public static void Apply(ModelConfigurationBuilder builder, SqlEngine engine, IEnumerable<Assembly> assemblies)
    {
        var open = engine == SqlEngine.Sqlite ? typeof(AsBytes<>) : typeof(AsGuid<>);
        foreach (var type in assemblies.Append(typeof(CompanyId).Assembly).Distinct().SelectMany(x => x.GetTypes()))
        {
            if (type.IsValueType && !type.IsGenericTypeDefinition && type.GetInterfaces().Any(x =>
                x.IsGenericType && x.GetGenericTypeDefinition() == typeof(ITypedId<>)))
            {
                builder.Properties(type).HaveConversion(open.MakeGenericType(type));
            }
        }

        if (engine == SqlEngine.Sqlite)
        {
            builder.Properties<Guid>().HaveConversion<GuidAsBytes>();
        }
    }

    internal sealed class AsGuid<T>() : ValueConverter<T, Guid>(x => x.Value, x => From<T>(x))
        where T : struct, ITypedId<T>;

    internal sealed class AsBytes<T>() : ValueConverter<T, byte[]>(
        x => x.Value.ToByteArray(true), x => From<T>(new Guid(x, true)))
        where T : struct, ITypedId<T>;

    /// <summary>Expression trees cannot call a static interface member themselves.</summary>
    private static T From<T>(Guid value)
        where T : struct, ITypedId<T> => T.From(value);

    internal sealed class GuidAsBytes() : ValueConverter<Guid, byte[]>(x => x.ToByteArray(true), x => new Guid(x, true));
}
