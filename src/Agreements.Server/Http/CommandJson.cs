using System.Text.Json.Serialization.Metadata;
using System.Text.Json.Serialization;
using System.Text.Json;

namespace Agreements.Server.Http;

/// <summary>How commands are read and written: in bodies of requests, and in the queue.</summary>
internal static class CommandJson
{
    /// <summary>Begins the name of a property that no body can name: a name that holds it is refused before it is read.</summary>
    public const char Unnameable = '\0';

    /// <summary>A command in a body says only what its address does not say, and nothing of a source that is taken over.</summary>
    /// <param name="options">How bodies are read.</param>
    public static void InBodies(JsonSerializerOptions options) =>
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(OnlyWhatIsAsked)
            .WithAddedModifier(OnlyWhatABodySays);

    /// <summary>A command in the queue is whole, and known by its name.</summary>
    /// <param name="options">How messages are read and written.</param>
    public static void InQueue(JsonSerializerOptions options) =>
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(OnlyWhatIsAsked).WithAddedModifier(KnownByName);

    /// <summary>A command is what its constructor takes: what it says of itself besides follows from that.</summary>
    private static void OnlyWhatIsAsked(JsonTypeInfo info)
    {
        if (info.Type.IsAssignableTo(typeof(Command)))
        {
            foreach (var derived in info.Properties.Where(p => p.AssociatedParameter is null).ToArray())
            {
                info.Properties.Remove(derived);
            }
        }
    }

    private static void OnlyWhatABodySays(JsonTypeInfo info)
    {
        if (!info.Type.IsAssignableTo(typeof(Command)))
        {
            return;
        }

        // The constructor takes it all the same, so it cannot be removed: it gets its default, and the route says the rest.
        foreach (var hidden in info.Properties.Where(p =>
            p.AttributeProvider is System.Reflection.MemberInfo m && Attribute.IsDefined(m, typeof(NotInBodyAttribute), inherit: true)))
        {
            hidden.Name = Unnameable + hidden.Name;
            hidden.IsRequired = false;
            hidden.ShouldSerialize = (_, _) => false;
        }
    }

    private static void KnownByName(JsonTypeInfo info)
    {
        if (info.Type.IsAbstract && info.Type.IsAssignableTo(typeof(Command)))
        {
            info.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "$command",
                UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization };
            foreach (var command in typeof(Command).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsAssignableTo(info.Type)))
            {
                info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(command, command.Name));
            }
        }
    }
}
