[assembly: Xunit.AssemblyFixture(typeof(Entente.ApiTests.SharedApp))]
