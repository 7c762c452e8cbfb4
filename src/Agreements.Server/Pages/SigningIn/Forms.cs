using Agreements.Server.Http;
using Microsoft.Extensions.Primitives;

namespace Agreements.Server.Pages.SigningIn;

/// <summary>Reads what a form of a page sends.</summary>
internal static class Forms
{
    /// <summary>The fields of the form that a request sends.</summary>
    /// <exception cref="MalformedRequestException">It sends no form, or a field holds what cannot be kept.</exception>
    public static async Task<IFormCollection> FormAsync(this HttpContext context)
    {
        var form = context.Request.HasFormContentType
            ? await context.Request.ReadFormAsync(context.RequestAborted)
            : throw new MalformedRequestException("This takes the form of a page: send it from there. Programs have /api/v1.");
        var faults = form.SelectMany(field => field.Value.Select(value => (field.Key, Fault: Keepable.FaultIn(value)?.Sentence)))
            .Where(f => f.Fault is not null);
        return faults.FirstOrDefault() is { Fault: { } fault } wrong
            ? throw new MalformedRequestException(new Text($"{wrong.Key}：{fault.Zh}", $"In {wrong.Key}, {fault.EnOrZh}"))
            : new FormCollection(
                form.ToDictionary(f => f.Key, f => new StringValues([.. f.Value.Select(v => v is null ? null : NormalText.Of(v))]), StringComparer.Ordinal),
                form.Files);
    }
}
