using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Tenancy;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Seeder;

/// <summary>Fills an empty installation with a company that never was. Runs before anything else works on the database.</summary>
public sealed class CompanySeeder(IServiceProvider services, string dataFolder)
{
    private const int TicketsPerBatch = 500;

    /// <summary>Of the simulator, as is what begins with EAASIM-valid (its README).</summary>
    private const string BusinessAccountId = "200000000000001";

    private static readonly SqlStatement Mark = new("select value from installation_secrets where name = 'seed'");

    private static readonly SqlStatement Begin = new("insert into installation_secrets (name, value) values ('seed', $1)");

    private static readonly SqlStatement Finish = new("update installation_secrets set value = $1 where name = 'seed'");

    private static readonly SqlStatement Companies = new("select count(*) from companies");

    private static readonly SqlStatement DefaultQueue = new("select name, id from queues where company_id = $1");

    private static readonly SqlStatement InsertQueue = new("""
        insert into queues (company_id, id, name, color, position, is_default, created_at) values ($1, $2, $3, $4, $5, 0, $6)
        """);

    private static readonly SqlStatement InsertConnection = new("""
        insert into connections (company_id, id, name, kind, webhook_key, phone_number_id, business_account_id, display_phone_number,
          verified_name, access_token_sealed, app_secret_sealed, verify_token_sealed, status, webhook_verified_at, messages_per_second,
          created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 60, $14, $14)
        """);

    private readonly Database _database = services.GetRequiredService<Database>();
    private readonly TimeProvider _time = services.GetRequiredService<TimeProvider>();

    /// <summary>The recipe this installation was made by; null for an empty or a real one.</summary>
    /// <param name="isEmpty">Whether no company is here at all.</param>
    public string? MadeBy(out bool isEmpty)
    {
        string? recipe = null;
        long companies = 0;
        using var sql = _database.OpenWriter();
        sql.Query(Mark, 0, static (_, _) => { }, (_, row) => recipe = row.GetString(0));
        sql.Query(Companies, 0, static (_, _) => { }, (_, row) => companies = row.GetLong(0));
        isEmpty = companies == 0;
        return recipe;
    }

    /// <summary>Makes the company, its people, customers, tickets and messages; answers how many messages there are.</summary>
    public async Task<int> RunAsync(Recipe recipe, CancellationToken cancellationToken)
    {
        using var sql = _database.OpenWriter();
        sql.Execute(Begin, "begun", static (p, x) => p.Add(x));
        await using var scope = services.CreateAsyncScope();
        var company = await PeopleAsync(scope.ServiceProvider, recipe, cancellationToken);
        AddQueues(sql, company);
        AddConnections(sql, company);
        var messages = Fill(sql, recipe, company);
        var db = scope.ServiceProvider.GetRequiredService<TaktchatDb>();
        db.MarkSetUp();
        await db.SaveChangesAsync(cancellationToken);
        sql.Execute(Finish, recipe.Name, static (p, x) => p.Add(x));
        return messages;
    }

    private async Task<CompanySeed> PeopleAsync(IServiceProvider scoped, Recipe recipe, CancellationToken cancellationToken)
    {
        var logins = People.Staff.Select(Logins.Of).ToList();
        Logins.Write(dataFolder, logins);
        var admin = logins[0];
        var (company, _) = await scoped.GetRequiredService<ICompanyFactory>().CreateAsync(
            new NewCompany(recipe.Company, admin.Name, admin.Email, admin.Password, IsSuperAdmin: true), cancellationToken);
        var users = scoped.GetRequiredService<IUserFactory>();
        var agents = new List<(Guid Id, string Name)>();
        foreach (var login in logins.Skip(1))
        {
            var role = Roles.ByWord[login.Role];
            var id = await users.CreateAsync(new(company, login.Name, login.Email, login.Password, role), cancellationToken);
            if (role == Role.Agent)
            {
                agents.Add((id.Value, login.Name));
            }
        }

        return new(company.Value, agents.ConvertAll(x => x.Id), agents.ConvertAll(x => x.Name), new Dictionary<string, Guid>
        {
            ["Encomendas"] = Ids.New(_time),
            ["Entregas"] = Ids.New(_time),
        }, [
            new(Ids.New(_time), "Padaria Estrela – Loja", "300000000000001", "+55 11 4002-8922", Key()),
            new(Ids.New(_time), "Padaria Estrela – Encomendas", "300000000000002", "+55 11 4002-8923", Key()),
        ]);
    }

    private void AddQueues(SqlSession sql, CompanySeed company)
    {
        var queues = (Dictionary<string, Guid>)company.Queues;
        (string Name, string Color)[] added = [("Encomendas", "#b45309"), ("Entregas", "#1d4ed8")];
        for (var i = 0; i < added.Length; i++)
        {
            sql.Execute(InsertQueue, (queues[added[i].Name], added[i], i + 1), (p, x) => p
                .Add(company.Id).Add(x.Item1).Add(x.Item2.Name).Add(x.Item2.Color).Add(x.Item3).Add(_time.NowMs()));
        }

        sql.Query(DefaultQueue, company.Id, static (p, x) => p.Add(x), (_, row) => queues[row.GetString(0)] = row.GetGuid(1));
    }

    private void AddConnections(SqlSession sql, CompanySeed company)
    {
        var secrets = services.GetRequiredService<SecretBox>();
        // One app with two numbers, as most companies have it: its secret signs the webhooks of both.
        var (token, secret, verify) = (secrets.Seal("EAASIM-valid-" + Key()), secrets.Seal(Key()), secrets.Seal(Key()));
        sql.ExecuteMany(InsertConnection, company.Connections, (p, x) => p
            .Add(company.Id).Add(x.Id).Add(x.Name).Add((int)ConnectionKind.WhatsAppCloud).Add(x.WebhookKey).Add(x.PhoneNumberId)
            .Add(BusinessAccountId).Add(x.DisplayPhoneNumber).Add("Padaria Estrela").Add(token).Add(secret).Add(verify)
            .Add((int)ConnectionStatus.Connected).Add(_time.NowMs()));
    }

    private int Fill(SqlSession sql, Recipe recipe, CompanySeed company)
    {
        if (sql.Engine == SqlEngine.Sqlite)
        {
            // Nothing is lost with a power failure now that was not made up: it is made up again.
            sql.Raw("PRAGMA synchronous = OFF");
            sql.Raw("PRAGMA cache_size = -400000");
        }

        // The same seed each time: screenshots and figures compare.
        var planner = new Planner(recipe, company, new Dice(20_261_124), _time.NowMs());
        var writer = new SeedWriter(sql, company);
        writer.Contacts(planner.Customers);
        var messages = planner.Tickets().Chunk(TicketsPerBatch).Sum(writer.Tickets);
        writer.Protocol(planner.Protocols);
        if (sql.Engine == SqlEngine.Sqlite)
        {
            sql.Raw("PRAGMA synchronous = FULL");
            sql.Raw("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        return messages;
    }

    private static string Key() => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(18));
}
