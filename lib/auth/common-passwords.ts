/** Leaked passwords, keyboard walks and words of this trade and region, in lower case. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
    0000000000 0987654321 111111 1111111111 1122334455 1212121212 123123 1231231231 1234 12345 1234554321 123456
    1234567 12345678 123456789 1234567890 123456789a 123456789q 1234qwer 123qweasdzxc 1q2w3e4r 1q2w3e4r5t 1qaz2wsx
    1qaz2wsx3edc 9876543210 a123456789 aa12345678 abc123 abcd1234 abcdefgh abcdefghij abcdefghijkl abdullah access
    admin admin123 admin1234 administrator advertising ahmed aisha alhamdulillah allah analytics andrew android
    angel angels apple arsenal asdf1234 asdfasdf asdfghjkl ashley austin autumn babygirl banana barcelona baseball
    batman beautiful birthday bismillah biteme business buster butterfly campaign changeit changeme charlie chelsea
    chocolate cognitive company computer cookie correcthorsebatterystaple crystal dallas daniel dashboard december
    default demo demodemo diamond donald dragon dragon123 dubai enterprise facebook familia family fatima february
    flower football football123 forever fortnite freedom friday george golden google guest habibi harley hello
    hockey hunter iloveu iloveyou iloveyou123 instagram internet iphone january jeddah jennifer jessica jordan
    joshua juventus khalid killer kuwait letmein letmein123 letmeinnow linkedin liverpool login lovely loveyou
    maggie manchester marketing maryam mashallah master matrix matthew michael michelle microsoft minecraft mohamed
    mohammed monday monkey monkey123 muhammad mustang mylove mypassword naruto newpassword nicole nothing november
    october opensesame orange p@ssw0rd p@ssw0rd123 p@ssword p@ssword1 p@ssword123 pa55word pass pass1234 pass123456
    passw0rd passw0rd123 password password! password!! password1 password12 password123 password1234 password12345
    passwordpassword pepper pokemon princess princess123 purple q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 qazwsx qazwsxedc
    qazwsxedcrfv qwer1234 qwerty qwerty123 qwerty1234 qwertyui qwertyuiop rainbow ranger realmadrid riyadh robert
    root samsung saudi secret shadow silver snapchat soccer spring starwars summer sunday sunshine sunshine123
    superman superman123 taylor temp temporary test test123 test1234 testing testing123 testtest thepassword thomas
    thunder tiktok toor trustno1 twitter unknown user username welcome welcome123 welcome1234 whatever whatsapp
    windows winter yankees yellow yourpassword youtube zaq12wsx zaq1zaq1 zxcvbnm zxcvbnm123
  `
    .trim()
    .split(/\s+/),
);
