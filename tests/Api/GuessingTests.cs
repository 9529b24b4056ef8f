using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Taktchat.Api.Harness;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tenancy.SignIn;

namespace Taktchat.Api;

/// <summary>Who guesses passwords, on an installation whose clock the test puts forward.</summary>
public sealed class GuessingTests(ClockedApp clocked) : IClassFixture<ClockedApp>
{
    private const string Right = "senha-de-teste";
    private const int Allowed = 10;

    private readonly TestClock _clock = clocked.Clock;
    private readonly TaktchatApp _app = clocked.App;

    [Fact]
    public async Task Of_sixty_guesses_at_once_ten_are_looked_at()
    {
        var email = await PersonAsync();
        _clock.AdvanceToFullMinute();
        using var client = _app.Anonymous();
        var guesses = Enumerable.Range(0, 59).Select(i => GuessAsync(client, email, $"errada-{i}")).ToList();
        await TaktchatApp.UntilAsync(() => Task.FromResult(Counted(email)), x => x >= Allowed);

        // Most of them have not been answered yet.
        Assert.Equal("auth.invalid_credentials", await (await GuessAsync(client, email, Right)).CodeAsync(401));
        foreach (var guess in await Task.WhenAll(guesses))
        {
            Assert.Equal("auth.invalid_credentials", await guess.CodeAsync(401));
        }

        Assert.Equal(Allowed, Counted(email));
    }

    [Fact]
    public async Task Of_sixty_who_ask_at_once_ten_may_try()
    {
        var guard = _app.Services.GetRequiredService<SignInGuard>();
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => Task.Run(() => guard.MayTryAsync("ninguem@exemplo.com.br"))));
        Assert.Equal(Allowed, answers.Count(x => x));
    }

    [Fact]
    public async Task A_lock_ends_at_its_time_although_somebody_kept_guessing()
    {
        var email = await PersonAsync();
        // Another test may have used up this minute's sign-ins of our network address.
        _clock.AdvanceToFullMinute();
        for (var i = 0; i < Allowed; i++)
        {
            await GuessAsync(email, "errada");
        }

        for (var minute = 1; minute <= 14; minute++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal("auth.invalid_credentials", await (await GuessAsync(email, "errada")).CodeAsync(401));
        }

        Assert.Equal("auth.invalid_credentials", await (await GuessAsync(email, Right)).CodeAsync(401));
        _clock.Advance(TimeSpan.FromMinutes(1));
        await (await GuessAsync(email, Right)).JsonAsync(200);
        Assert.Equal(0, Counted(email));
    }

    [Fact]
    public async Task After_a_lock_the_count_begins_anew()
    {
        var email = await PersonAsync();
        // Another test may have used up this minute's sign-ins of our network address.
        _clock.AdvanceToFullMinute();
        for (var i = 0; i < Allowed; i++)
        {
            await GuessAsync(email, "errada");
        }

        _clock.Advance(TimeSpan.FromMinutes(16));
        for (var i = 0; i < Allowed - 1; i++)
        {
            await GuessAsync(email, "errada");
        }

        await (await GuessAsync(email, Right)).JsonAsync(200);
    }

    private async Task<string> PersonAsync()
    {
        var company = await _app.CompanyAsync();
        var email = $"{Guid.CreateVersion7():N}@exemplo.com.br";
        await using var scope = _app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IUserFactory>().CreateAsync(new(company.Id, "Bia", email, Right, Role.Agent), default);
        return email;
    }

    private async Task<HttpResponseMessage> GuessAsync(string email, string password)
    {
        using var client = _app.Anonymous();
        return await GuessAsync(client, email, password);
    }

    private static Task<HttpResponseMessage> GuessAsync(HttpClient client, string email, string password) =>
        client.PostAsJsonAsync("/api/auth/login", new { email, password });

    private long Counted(string email)
    {
        long count = 0;
        _app.Services.GetRequiredService<Database>().Read(default, sql => sql.Query(
            new SqlStatement("select count from sign_in_failures where key = $1"), SHA256.HashData(Encoding.UTF8.GetBytes(email)),
            static (p, key) => p.Add(key), (_, row) => count = row.GetInt(0)));
        return count;
    }
}
