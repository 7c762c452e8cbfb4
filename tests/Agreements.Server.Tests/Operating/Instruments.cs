using System.Diagnostics.Metrics;

namespace Agreements.Server.Tests.Operating;

/// <summary>Every instrument that this process publishes, under the names that Prometheus gives what comes by OTLP.</summary>
internal sealed class Instruments : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public Instruments()
    {
        _listener.InstrumentPublished = (instrument, _) =>
        {
            lock (_names)
            {
                _names.UnionWith(NamesOf(instrument));
            }
        };
        _listener.Start();
    }

    public IReadOnlyList<string> Names
    {
        get
        {
            lock (_names)
            {
                return [.. _names.Order(StringComparer.Ordinal)];
            }
        }
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>Dots become underscores, the unit is spelt out at the end, counters end in _total, histograms have three series.</summary>
    private static IEnumerable<string> NamesOf(Instrument instrument)
    {
        var unit = instrument.Unit switch { "s" => "_seconds", "ms" => "_milliseconds", "By" => "_bytes", _ => "" };
        var name = instrument.Name.Replace('.', '_').Replace('-', '_') + unit;
        var sort = instrument.GetType().Name.Split('`')[0];
        return sort switch
        {
            "Counter" or "ObservableCounter" => [$"{name}_total"],
            "Histogram" => [$"{name}_bucket", $"{name}_sum", $"{name}_count"],
            _ => [name],
        };
    }
}
