using Agreements.Server.Exchange.Importing;

namespace Agreements.Server.Tests.Importing;

public sealed class StableIdTests
{
    [Fact]
    public void Version_5_ids_are_those_of_the_RFC() =>
        NameBasedId.Of(new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com")
            .ShouldBe(new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2"));

    [Fact]
    public void Ids_of_what_was_imported_never_change()
    {
        // Changing one of these would record every agreement anew at its next import.
        StableIds.OfAgreement("press-2025-03-qingyang", "QJ-1").ShouldBe(new Guid("d1c60995-5c3d-5186-aa13-d8e29f136686"));
        StableIds.OfInstitution("a").ShouldNotBe(StableIds.OfBody("a"));
        StableIds.OfAgreement("a", "b").ShouldNotBe(StableIds.OfAgreement("b", "b"));
    }
}
