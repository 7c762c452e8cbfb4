namespace Agreements.Server.Pages.SigningIn;

/// <summary>What was typed into a form that was refused, to be shown again.</summary>
/// <param name="Deed">Which form.</param>
/// <param name="Form">Its fields.</param>
public sealed record Typed(string Deed, IFormCollection Form)
{
    /// <summary>What was typed into a field of a form; null where another form was sent, or nothing.</summary>
    /// <param name="deed">The form.</param>
    /// <param name="field">The field.</param>
    public string? Of(string deed, string field) => deed == Deed && Form.TryGetValue(field, out var said) ? said.ToString() : null;

    /// <summary>Whether a box was ticked or a choice made.</summary>
    /// <param name="deed">The form.</param>
    /// <param name="field">The field.</param>
    /// <param name="value">The box or choice.</param>
    public bool Has(string deed, string field, string value) => deed == Deed && Form[field].Contains(value);
}
