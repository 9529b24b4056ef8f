using Taktchat.Kernel.Web;

namespace Taktchat.Unit.Kernel;

public sealed class FieldsTests
{
    private readonly Fields _fields = new();

    [Fact]
    public void A_text_is_trimmed_and_loses_control_characters_but_keeps_its_lines()
    {
        Assert.Equal("Ana\nMaria", _fields.Text("name", "  A\0na\nMa\u001Bria ", 20));
        Assert.Null(_fields.Failure);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    [InlineData("\0\u0001")]
    public void A_text_that_must_be_there_is_asked_for(string? value)
    {
        _fields.Text("name", value, 20);

        Assert.Equal(["Preencha este campo."], Sentences("name"));
    }

    [Fact]
    public void A_text_may_be_as_long_as_allowed_and_no_longer()
    {
        _fields.Text("fits", new string('a', 20), 20);
        _fields.Text("long", new string('a', 21), 20);

        Assert.Equal(["Use no máximo 20 caracteres."], Sentences("long"));
        Assert.DoesNotContain("fits", _fields.Failure!.Fields!.Keys);
    }

    [Theory]
    [InlineData(" Ana@Padaria.COM ", "ana@padaria.com")]
    [InlineData("a.b+c@x.com.br", "a.b+c@x.com.br")]
    public void An_address_is_kept_in_lower_case(string value, string kept)
    {
        Assert.Equal(kept, _fields.Email("email", value));
        Assert.Null(_fields.Failure);
    }

    [Theory]
    [InlineData("ana")]
    [InlineData("ana@")]
    [InlineData("@padaria.com")]
    [InlineData("ana@padaria")]
    [InlineData("Ana <ana@padaria.com>")]
    [InlineData("ana@padaria.com, b@padaria.com")]
    public void What_is_no_address_is_refused(string value)
    {
        _fields.Email("email", value);

        Assert.Equal(["Este e-mail não é válido."], Sentences("email"));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("1234567", false)]
    [InlineData("12345678", true)]
    public void A_password_has_eight_characters(string? value, bool isGood)
    {
        _fields.Password("password", value);

        Assert.Equal(isGood, _fields.Failure is null);
    }

    [Fact]
    public void A_password_is_taken_as_it_is() => Assert.Equal("  com espaço  ", _fields.Password("password", "  com espaço  "));

    [Fact]
    public void A_password_ends_at_128_characters()
    {
        _fields.Password("fits", new string('a', 128));
        _fields.Password("long", new string('a', 129));

        Assert.Equal(["long"], _fields.Failure!.Fields!.Keys);
    }

    [Fact]
    public void An_unknown_word_is_answered_with_those_we_know()
    {
        var known = new Dictionary<string, int> { ["agent"] = 1, ["admin"] = 2 };

        Assert.True(_fields.OneOf("role", "admin", known, out var found));
        Assert.Equal(2, found);
        Assert.False(_fields.OneOf("role", "Admin", known, out _));
        Assert.Equal(["Use um destes valores: agent, admin."], Sentences("role"));
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        _fields.Text("name", "", 20);
        _fields.Email("email", "x");
        _fields.Password("password", "x");

        Assert.Equal(["email", "name", "password"], _fields.Failure!.Fields!.Keys.Order());
        Assert.Equal("validation.failed", _fields.Failure.Code);
    }

    private IEnumerable<string> Sentences(string field) => _fields.Failure!.Fields![field].Select(x => x.In("pt-BR"));
}
