package programs.network.tls;

import java.io.ByteArrayInputStream;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key for localhost that signs itself, made with keytool for these tests; valid from 2020 to 2119. */
final class TestKeys {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String STORE = ""
            + "MIIEDAIBAzCCA7YGCSqGSIb3DQEHAaCCA6cEggOjMIIDnzCCASYGCSqGSIb3DQEHAaCCARcEggETMIIBDzCCAQsGCyqGSIb3"
            + "DQEMCgECoIG9MIG6MGYGCSqGSIb3DQEFDTBZMDgGCSqGSIb3DQEFDDArBBS7uwmozx654XHlw5GIOqeBnoWpAwICJxACASAw"
            + "DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEOpHqnnKV95aqba4bGUaPyEEUBuPVYot0h1l1g96mIeiWGhQZBWQ2QOdoYBF"
            + "YDv1emPTNyDHOXsZCwj4uwBEUprQLCLtkPdvzMDLw9NbR0sCnfwupHQf9NBc936q6YWJJJ6OMTwwFwYJKoZIhvcNAQkUMQoe"
            + "CAB0AGUAcwB0MCEGCSqGSIb3DQEJFTEUBBJUaW1lIDE3OTUyNTg2Njc3MzIwggJxBgkqhkiG9w0BBwagggJiMIICXgIBADCC"
            + "AlcGCSqGSIb3DQEHATBmBgkqhkiG9w0BBQ0wWTA4BgkqhkiG9w0BBQwwKwQUfcJS2b4tfXhikAs9IcP5Hx/IBg4CAicQAgEg"
            + "MAwGCCqGSIb3DQIJBQAwHQYJYIZIAWUDBAEqBBCv5jScOPx8p5wyeQ5aF4cJgIIB4Fd7HzA1GfQWwXGf47pvOtG0DnLzYEPW"
            + "fbss8CfkiXPH5DZQZ4i9mJen7kumYtpTMbtR1IO5M5H5COC46tsGpbYqf9KCSyvZILohggSdNYFnfWoGugOW4mtHLsIOwjqI"
            + "yqUWnhzz+xYO+Mi13LNX6nEo9hbLnXYTG6uFdTVNbGN3sMokD+PcnZ62ZWVUJHQz63Nn4SPyPgBbuunB90UQOKad7/ktaBCF"
            + "6VhWZP79vxFzfz+Nnm4coJ/fWqC06oYhbu7442uOnq5A0zLxTCf2xLTtIJyIn1g2ZNiSTdpG1B/bHrndp36drxYa8g79fmYw"
            + "TlOOVaRvuUIDa8uecTOJ11u0/2FlJ2mX9UT405uJNSIgZ+wXW3RVwVE2NxhERQ96OMAsDAnU8FB5lYSP+w4frYXBkVyC4Iwl"
            + "/tb73LHDEhDtBIDSKqR6J5nEhPkLbbmP+gsdFnY4LsMCdnTaag88svFzR2r3BCB6LdtYiqTyBy0YSqJ6eJJwRqqCmHEPl6Fn"
            + "pzIhh4B2LWYyXvcwG7k9V/QPt7kJfCdmYPSx4BqG5azC14TAQdJM2hyJTZqAS7EYoNnO5Hy9oL11dUOb2F0sT/x7q7KOtZuR"
            + "TtusAn4XDmYYbRDYXjj5sPvR9akh/gy4gTBNMDEwDQYJYIZIAWUDBAIBBQAEIO8/hKf9xxCa3wJnnrD7LwHCtZslWpYC/cXf"
            + "+am8nZT2BBRGl1tegq/mgG3/nsTDJR2Q2w0BmgICJxA=";

    private TestKeys() {}

    /** A context that shows this key and trusts it alone. */
    static SSLContext context() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Base64.getDecoder().decode(STORE)), PASSWORD);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("test", store.getCertificate("test"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
