using Agreements.Server.Hosting;
using Agreements.Server.Pages.CommandForms;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using System.Text.Json;
using Field = Agreements.Server.Pages.CommandForms.Field;

namespace Agreements.Server.Tests.Pages;

/// <summary>What can be done over the API can be done by a form.</summary>
public sealed class CommandFormCoverageTests
{
    /// <summary>Operations that change something and have no form of this sort, and why.</summary>
    private static readonly Dictionary<string, string> Otherwise = new(StringComparer.Ordinal)
    {
        ["attachDocument"] = "a file is sent, which no body in JSON holds: it has a form of its own (DocumentForm)",
    };

    private static readonly (OfferedOperations Operations, JsonSerializerOptions Json, IReadOnlyList<RouteEndpoint> Endpoints) Server = Read();

    [Fact]
    public void Every_command_that_somebody_may_give_has_a_form()
    {
        var without = Server.Endpoints.Where(e => e.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal))
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is [not ("GET" or "HEAD")])
            .Select(e => (Name: e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? e.RoutePattern.RawText!, Route: e.RoutePattern.RawText!))
            .Where(e => !Server.Operations.All.ContainsKey(e.Name) && !Otherwise.ContainsKey(e.Name))
            // People and accounts have pages of their own, whose forms are told of there.
            .Where(e => !OwnPages.Any(o => e.Route.StartsWith(o, StringComparison.Ordinal)))
            .Select(e => e.Name);
        without.ShouldBeEmpty();
        Server.Operations.All.Count.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Every_form_and_field_and_word_to_choose_has_a_name_in_both_languages()
    {
        var unnamed = Server.Operations.All.Keys.Where(o => !OperationTexts.Has(o)).Concat(
            from operation in Server.Operations.All.Values
            from field in Fields.All([.. operation.Parameters.Select(p => Fields.OfRoute(p, operation)), .. Fields.Of(operation.Body, Server.Json)])
            where !field.IsHidden
            from missing in Missing(field)
            select $"{operation.Name}: {field.Owner.Name}.{missing}");
        unnamed.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void What_keeps_an_agreement_from_its_next_stage_leads_to_a_form() =>
        Cures.All.Values.SelectMany(c => c).Where(o => !Server.Operations.All.ContainsKey(o)).ShouldBeEmpty();

    private static readonly string[] OwnPages =
        ["/api/v1/people", "/api/v1/accounts", "/api/v1/me", "/api/v1/operations", "/api/v1/session", "/api/v1/notifications"];

    private static IEnumerable<string> Missing(Field field)
    {
        if (!FieldTexts.Has(field))
        {
            yield return field.Name;
        }

        foreach (var word in field.Type.IsEnum ? Enum.GetValues(field.Type).Cast<Enum>().Where(w => EnumTexts.Of(w).En is null) : [])
        {
            yield return $"{field.Name} = {word}";
        }
    }

    private static (OfferedOperations, JsonSerializerOptions, IReadOnlyList<RouteEndpoint>) Read()
    {
        using var app = ServerApp.Build("--AGREEMENTS_DB=Host=127.0.0.1;Database=none");
        RouteEndpoint[] endpoints = [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()];
        return (new OfferedOperations(
            new DefaultEndpointDataSource(endpoints)), app.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions, endpoints);
    }
}
