
using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

public static partial class EventDescriptions
{
    private static Text Of(SigningEvent happened, Agreement after) => happened switch
    {
        SignatureRecorded e => Signature(e.Signature, after),
        WitnessAttested { Member: { } member } e => Said(
            $"{Institution(after, member).Zh}代表{Party(after, e.Party).Zh}见证了签署{Zh(e.On)}",
            $"{Institution(after, member).EnOrZh} witnessed the signing for {Party(after, e.Party).EnOrZh}{En(e.On)}", e.Note),
        WitnessAttested e => Said(
            $"{Party(after, e.Party).Zh}见证了签署{Zh(e.On)}", $"{Party(after, e.Party).EnOrZh} witnessed the signing{En(e.On)}", e.Note),
        CeremonyRecorded e => Ceremony(e, after),
        AgreementSigned e => Signed(e),
        _ => throw Unsaid(happened),
    };

    private static Text Signature(Signature s, Agreement after)
    {
        var party = Party(after, s.Party);
        string?[] zh =
        [
            s.SignatoryTitle is null ? null : $"签署人职务：{s.SignatoryTitle}", s.Method is { } m ? Method(m).Zh : null,
            s.Originals is { } n ? $"原件{n}份" : null, Kept(s, after)?.Zh,
            s.OutsideSystem is true ? "在系统外签署" : null,
        ];
        string?[] en =
        [
            s.SignatoryTitle is null ? null : $"signatory: {s.SignatoryTitle}", s.Method is { } w ? Method(w).En : null,
            s.Originals is { } k ? Count(k, "original") : null, Kept(s, after)?.EnOrZh,
            s.OutsideSystem is true ? "outside this system" : null,
        ];
        var from = s.Source is { } source ? (Zh: $"据{Title(source.Title)}，", En: $"According to '{source.Title}': ") : (Zh: "", En: "");
        return new Text($"{from.Zh}{party.Zh}签署了协议{Zh(s.On)}{TailZh(zh)}。", $"{from.En}{party.EnOrZh} signed{En(s.On)}{TailEn(en)}.");
    }

    /// <summary>Where what was signed can be looked at: a file here, a place elsewhere, or nothing but its digest.</summary>
    private static Text? Kept(Signature s, Agreement after) => (s.OriginalAt, s.DocumentDigest) switch
    {
        (_, { } digest) when after.FindContent(digest) is not null => new Text("签署文件已存档", "signed document on file"),
        ({ } place, _) => new Text($"原件存于{place}", $"original kept at {place}"),
        (_, { } digest) => new Text($"签署文件未存档，摘要为 {digest[..12]}…", $"signed document not on file, digest {digest[..12]}…"),
        _ => null,
    };

    private static Text Ceremony(CeremonyRecorded e, Agreement after)
    {
        var host = e.Host is null ? null : Institution(after, e.Host);
        Text[] witnesses = [.. (e.Witnesses ?? []).Select(w => Party(after, w))];
        return new Text(
            $"{(e.Place is null ? "签约仪式举行" : $"签约仪式在{e.Place}举行")}{Zh(e.On)}{(host is null ? "" : $"，由{host.Zh}主持")}"
                + $"{(witnesses.Length == 0 ? "" : $"，{ListZh(witnesses)}到场见证")}。",
            $"The signing ceremony was held{(e.Place is null ? "" : $" at {e.Place}")}{En(e.On)}{(host is null ? "" : $", hosted by {host.EnOrZh}")}"
                + $"{(witnesses.Length == 0 ? "" : $"; witnesses present: {ListEn(witnesses)}")}.");
    }

    private static Text Signed(AgreementSigned e)
    {
        var (zh, en) = e.Place is null ? ("协议签署完成", "The agreement was signed") : ($"协议在{e.Place}签署完成", $"The agreement was signed at {e.Place}");
        return WithNote(Entered(zh, en, e.On, e.Source), e.Note);
    }
}
