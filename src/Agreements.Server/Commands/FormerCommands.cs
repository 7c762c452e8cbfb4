using Agreements.Server.Http;
using Agreements.Server.Storage;
using System.Text.Json;
using Wolverine.Runtime.Serialization;
using Wolverine.Util;
using Wolverine;

namespace Agreements.Server.Commands;

/// <summary>Commands that a release before waited for under names of their own: put as the requests they are now.</summary>
internal static class FormerCommands
{
    private static readonly JsonSerializerOptions AnyCase = new(JsonSerializerDefaults.Web);

    /// <summary>The former names of messages.</summary>
    public static readonly string[] Names = ["Agreements.Domain.Renewing.SupersedeAgreement", "Agreements.Server.DailyRounds.DueThing"];

    /// <summary>Makes a request of what the envelope of a former message holds; leaves any other as it is.</summary>
    /// <param name="envelope">The envelope.</param>
    public static void Rename(Envelope envelope)
    {
        var request = Array.IndexOf(Names, envelope.MessageType) switch
        {
            0 when JsonSerializer.Deserialize<Superseding>(envelope.Data, AnyCase) is { } s =>
                new AgreementRequest(s.AgreementId, new SupersedeAgreement(s.Successor, s.On), new CommandContext(s.By, s.Today)),
            1 when JsonSerializer.Deserialize<Due>(envelope.Data, AnyCase) is { } d =>
                new AgreementRequest(d.AgreementId, Calendar.CommandFor(d.What), new CommandContext(SystemActors.DailyRound, d.Day)),
            _ => null,
        };
        if (request is not null)
        {
            var inQueue = SystemTextJsonSerializer.DefaultOptions();
            CommandJson.InQueue(inQueue);
            envelope.MessageType = typeof(AgreementRequest).ToMessageTypeName();
            envelope.Destination = new Uri($"local://{envelope.MessageType.ToLowerInvariant()}");
            envelope.Data = JsonSerializer.SerializeToUtf8Bytes(request, inQueue);
        }
    }

    private sealed record Superseding(Guid AgreementId, Guid Successor, Edtf? On, Actor By, DateOnly Today);

    private sealed record Due(Guid AgreementId, DueKind What, DateOnly Day);
}
