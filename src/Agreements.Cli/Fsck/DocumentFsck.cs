using Agreements.Cli.Verifying;
using Agreements.Server.Exchange.Bundles;
using Agreements.Server.Storage;
using System.Security.Cryptography;

namespace Agreements.Cli.Fsck;

/// <summary>Contents of documents against the digests that they are kept under, and that events name.</summary>
internal sealed class DocumentFsck(Moment moment, Findings findings, List<Text> noted)
{
    public async Task RunAsync()
    {
        var contents = await moment.AskAsync(
            r => (Sha256: r.GetString(0), Size: r.GetInt64(1)), "select sha256, size from documents.contents order by sha256");
        foreach (var (sha256, size) in contents)
        {
            await CheckAsync(sha256, size);
        }

        foreach (var (position, sha256) in await moment.AskAsync(
            r => (r.GetInt64(0), r.GetString(1)),
            $"""
            select seq_id, data ->> 'sha256' from {StoreSetup.EventSchema}.mt_events e
            where type = $1 and not exists (select from documents.contents c where c.sha256 = e.data ->> 'sha256') order by seq_id
            """, BundleFormat.DocumentAttached))
        {
            findings.Add($"event {position}", $"所提到的文件 {sha256} 不在库中。", $"The document {sha256} that it names is not kept.");
        }

        noted.Add(new Text($"文件：{contents.Count} 份内容重新计算了摘要。", $"Documents: the digests of {contents.Count} contents were computed anew."));
    }

    private async Task CheckAsync(string sha256, long size)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var read = 0L;
        await using var command = moment.Command("select bytes from documents.chunks where sha256 = $1 order by number", sha256);
        await using var reader = await command.ExecuteReaderAsync(System.Data.CommandBehavior.SequentialAccess, moment.Token);
        while (await reader.ReadAsync(moment.Token))
        {
            var bytes = reader.GetFieldValue<byte[]>(0);
            digest.AppendData(bytes);
            read += bytes.Length;
        }

        var found = Convert.ToHexStringLower(digest.GetHashAndReset());
        if (found != sha256 || read != size)
        {
            findings.Add(
                $"document {sha256}", $"内容被改动：{read} 字节，SHA-256 {found}。", $"Its content was changed: {read} bytes with SHA-256 {found}.");
        }
    }
}
