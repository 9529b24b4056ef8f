using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Taktchat.Server.Hosting;

namespace Taktchat.Server.Migrations.PostgreSql;

/// <summary>Who is in the cluster. Only <see cref="PostgreSqlMembership"/> reads and writes it, so it is not in the model, and
/// SQLite, which serves one process, has none.</summary>
[DbContext(typeof(PostgreSqlTaktchatDb))]
[Migration("20261124190000_Cluster")]
public sealed class Cluster : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create table cluster_versions (
            cluster_id text primary key,
            version integer not null);
        create table cluster_nodes (
            cluster_id text not null references cluster_versions (cluster_id),
            node text not null,
            etag integer not null,
            status integer not null,
            suspects text not null,
            silo_name text not null,
            host_name text not null,
            proxy_port integer not null,
            started_at timestamptz not null,
            alive_at timestamptz not null,
            primary key (cluster_id, node));
        """);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("drop table cluster_nodes; drop table cluster_versions;");
}
