using Agreements.Server.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using System.Text.Json.Nodes;
using System.Text.Json;

namespace Agreements.Server.Hosting;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c>: keys, headers and an example for every command.</summary>
public static class OpenApiDocument
{
    private const string Scheme = "key";

    /// <summary>Adds the document.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddOpenApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", o =>
    {
        o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Agreements",
                Version = "v1",
                Description =
                    "Cooperation agreements through their five stages. Commands are idempotent; refusals are problem+json with every reason in zh and en.",
            };
            document.Servers?.Clear();
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key made by ops/up.",
            };
            return Task.CompletedTask;
        });
        o.AddSchemaTransformer((schema, context, _) =>
        {
            DescribeValue(schema, context.JsonTypeInfo.Type);
            foreach (var hidden in schema.Properties?.Keys.Where(p => p[0] == CommandJson.Unnameable).ToArray() ?? [])
            {
                schema.Properties!.Remove(hidden);
                schema.Required?.Remove(hidden);
            }

            return Task.CompletedTask;
        });
        o.AddOperationTransformer(async (operation, context, stop) =>
        {
            var example = context.Description.ActionDescriptor.EndpointMetadata.OfType<RequestExample>().FirstOrDefault();
            if (example is not null)
            {
                var shape = context.ApplicationServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
                operation.RequestBody = Body(
                    await context.GetOrCreateSchemaAsync(example.Body.GetType(), null, stop),
                    JsonSerializer.SerializeToNode(example.Body, example.Body.GetType(), shape));
            }

            // A list in a question may always be left out; what binds routes when compiling says otherwise.
            foreach (var list in operation.Parameters?.OfType<OpenApiParameter>().Where(p =>
                p is { In: ParameterLocation.Query, Schema.Type: JsonSchemaType.Array }) ?? [])
            {
                list.Required = false;
            }

            if (HttpMethods.IsPost(context.Description.HttpMethod ?? ""))
            {
                AddHeaders(operation);
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
            }
        });
    });

    // Said here and not by endpoint metadata: that would make routing turn a request without a content type away, though most commands need no body.
    private static OpenApiRequestBody Body(OpenApiSchema schema, JsonNode? example) =>
        new() { Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = schema, Example = example } } };

    /// <summary>What has a converter of its own comes without a schema: enumerations are their spellings, dates a text or a text with its basis.</summary>
    private static void DescribeValue(OpenApiSchema schema, Type type)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        if (value.IsEnum)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. Enum.GetNames(value).Select(n => JsonValue.Create(JsonNamingPolicy.KebabCaseLower.ConvertName(n)))];
        }
        else if (value == typeof(Edtf))
        {
            schema.Type = JsonSchemaType.String | JsonSchemaType.Object;
            schema.Description =
                "A date of EDTF level 1 such as 2025-03-27, 2020-04, 2020-06~ or 2025-03-27/2025-03-28; or {edtf, basis} where it was derived.";
        }
    }

    private static void AddHeaders(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(
            Header("If-Match", "The ETag of the version seen; on another version the command is refused with 412 and what has happened since."));
        operation.Parameters.Add(Header("Idempotency-Key", "Any text of your own; the same key and request give the same answer for a week."));
        operation.Parameters.Add(Header("X-Correlation-Id", "Kept on every event the command records."));
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "dry-run",
            In = ParameterLocation.Query,
            Description = "With true, nothing is recorded and nothing sent: the answer tells what would be recorded (events by stored name, "
                + "with their sentences), or the same refusal.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.Boolean },
        });
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "wait",
            In = ParameterLocation.Query,
            Description = "Seconds (or true) to wait until the read models hold what was recorded.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
    }

    private static OpenApiParameter Header(string name, string description) =>
        new() { Name = name, In = ParameterLocation.Header, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
