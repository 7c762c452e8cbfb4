using System.Buffers.Binary;

namespace Wolverine.Runtime;

/// <summary>Version 7 UUIDs that rise strictly within a process, so that recovered messages keep the order they were sent in.</summary>
internal static class EnvelopeId
{
    private static readonly long UnixEpochTicks = DateTime.UnixEpoch.Ticks;
    private static long _last;

    public static Guid Next()
    {
        // 48 bits of milliseconds, then the rest of the 100 ns clock in the 12 + 2 bits that follow, then chance.
        var ticks = NextTick();
        var milliseconds = ticks / TimeSpan.TicksPerMillisecond;
        var fraction = (int)(ticks % TimeSpan.TicksPerMillisecond);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, milliseconds << 16);
        bytes[6] = (byte)(0x70 | (fraction >> 10));
        bytes[7] = (byte)(fraction >> 2);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Random.Shared.NextInt64());
        bytes[8] = (byte)(0x80 | ((fraction & 3) << 4) | (bytes[8] & 0x0f));
        return new Guid(bytes, bigEndian: true);
    }

    private static long NextTick()
    {
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = Math.Max(DateTime.UtcNow.Ticks - UnixEpochTicks, last + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return next;
            }
        }
    }
}
